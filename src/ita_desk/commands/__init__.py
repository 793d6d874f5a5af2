"""The commands of the command line, a module for each subject; ``cli`` puts them together."""
