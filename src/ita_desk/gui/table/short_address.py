"""Addresses in tables: short enough to read, the whole address in the tool tip and the editor."""

_LONGEST = 36


def short_address(url: str) -> str:
    """``host/…/R1_2.1_3.1_Nov.pdf`` for a long address, a short one as it is.

    Who gives the file out and which it is are told; a long last part is told by its end.
    """
    if len(url) <= _LONGEST:
        return url
    _, parted, rest = url.partition("://")
    if not parted:
        return url
    host, _, path = rest.partition("/")
    parts = [part for part in path.split("/") if part]
    if not parts:
        return f"{host[:_LONGEST]}…"
    tail = parts[-1] if len(parts[-1]) <= _LONGEST else f"…{parts[-1][-_LONGEST:]}"
    return f"{host}/…/{tail}" if len(parts) > 1 else f"{host}/{tail}"
