"""Words of which a field holds one; without anything else, so that whoever speaks them is light."""

from typing import Literal

Headings = Literal["indicator-first", "target-first"]
Numbering = Literal["continuous", "by-measure", "none"]
Digits = Literal["thai", "arabic"]
ResultKind = Literal["occurrence", "paragraph", "bullet", "sub_bullet", "note"]
Category = Literal["meeting", "doc_report", "communication", "other"]
PirabLetter = Literal["P", "I", "R", "A", "B"]
