"""Small trees that rules over a folder are tried on."""

NOT_OURS = {
    *(".git", ".venv", "node_modules", "__pycache__"),
    *("build", "dist", "out", ".hypothesis", ".ruff_cache"),
}
"""Folders of a source tree that hold what others made."""


def plant(folder, files):
    """Write a small tree: relative path → text."""
    for name, text in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return folder
