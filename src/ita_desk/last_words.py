"""What a program says that ends early: on stderr, or in a box where it was started without one.

Windows gives a program with a window no stderr (``pythonw``, a double-click): what is written there
is lost, and nothing would show why no window came.
"""

import sys
from collections.abc import Callable
from contextlib import suppress
from typing import TextIO

NOT_WHOLE = (
    "โปรแกรม ita_desk ไม่ครบ โปรดติดตั้งใหม่อีกครั้ง ข้อมูลที่บันทึกไว้ยังอยู่"
    " (The installation of ita_desk is not whole, install it again: {detail})"
)
"""For where not even the translations can be read."""
_NAME = "ita_desk"
_ERROR_ICON, _IN_FRONT = 0x10, 0x10000


def tell(sentence: str, stream: TextIO | None, show: Callable[[str], object] | None = None) -> None:
    """Say one sentence on ``stream``, or where there is none in a box (Windows)."""
    if stream is None:
        (show or message_box)(sentence)
        return
    with suppress(OSError):
        print(f"ita-desk: {sentence}", file=stream)


def message_box(sentence: str) -> None:
    """A box of Windows' own, until it is closed; nothing on other systems."""
    if sys.platform == "win32":
        import ctypes

        ctypes.windll.user32.MessageBoxW(None, sentence, _NAME, _ERROR_ICON | _IN_FRONT)
