"""Addresses in tables: short enough to read, the whole address in the tool tip and the editor."""

_LONGEST = 36


def short_address(url: str) -> str:
    """``https://…/R1_2.1_3.1_Nov.pdf`` for a long address, a short one as it is."""
    if len(url) <= _LONGEST:
        return url
    scheme, parted, rest = url.partition("://")
    if not parted:
        return url
    host, _, path = rest.partition("/")
    tail = path.rstrip("/").rpartition("/")[2] or host
    return f"{scheme}://…/{tail}"
