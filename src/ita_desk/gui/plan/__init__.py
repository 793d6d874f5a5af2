"""The plan: activities with their measures, marks and quarters."""
