"""Line ends as other programs write them.

Word's soft line end is U+000B on the clipboard, a web page's and Shift+Enter's U+2028; U+2029
ends a paragraph of Qt, U+0085 a line of old mainframes, U+000C a page, U+000E a column.
"""

import re

SOFT_LINE_ENDS = "\x0b\x0c\x0e\x1c\x1d\x85\u2028\u2029"
"""Characters that end a line, a page or a column elsewhere, and here show as nothing."""

_LINE_END = re.compile(f"\r\n|[\r{SOFT_LINE_ENDS}]")


def with_line_ends(text: str) -> str:
    """``text`` with a line feed for every kind of line end; nothing else is changed."""
    return _LINE_END.sub("\n", text)
