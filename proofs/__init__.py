"""Proofs of what the README promises: scripts that try to break it, and print their counts.

Each runs from the project's folder as ``python -m proofs.NAME``; ``docs/proofs.md`` says what each
shows, and ``tests/proofs/`` runs a short form of each.
"""
