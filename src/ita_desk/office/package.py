"""What every package needs: texts that XML can hold, and bytes without the time of making."""

import io
import zipfile
from collections.abc import Mapping

_NO_TIME = (1980, 1, 1, 0, 0, 0)
_CONTENT_TYPES = "[Content_Types].xml"

_NO_XML = dict.fromkeys(
    [*range(9), 11, 12, *range(14, 32), *range(0xD800, 0xE000), 0xFFFE, 0xFFFF], "\ufffd"
)


def storable(text: str) -> str:
    """The text without the few characters that no XML can hold, which are shown as ``�``."""
    return text.translate(_NO_XML)


def settled(package: bytes, changed: Mapping[str, bytes] | None = None) -> bytes:
    """The same parts in a fixed order under one fixed time, deflated; some of them ``changed``."""
    changed = changed or {}
    written = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(package)) as source,
        zipfile.ZipFile(written, "w", zipfile.ZIP_DEFLATED) as target,
    ):
        for name in sorted(source.namelist(), key=lambda name: (name != _CONTENT_TYPES, name)):
            part = zipfile.ZipInfo(name, _NO_TIME)
            part.compress_type = zipfile.ZIP_DEFLATED
            target.writestr(part, changed.get(name) or source.read(name))
    return written.getvalue()
