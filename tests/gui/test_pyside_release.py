"""The PySide6 release in use must not abort the program (see the pin in pyproject.toml)."""

import sys

from PySide6.QtCore import QObject

CALLS = 500


def test_calls_that_return_nothing_leave_none_alone():
    """6.12.0 takes one reference from None at every such call, and Python 3.11 aborts at zero."""
    thing = QObject()
    before = sys.getrefcount(None)
    for _ in range(CALLS):
        thing.setObjectName("a name")
    assert abs(sys.getrefcount(None) - before) < CALLS // 10
