"""Numbers in the window are written in Arabic digits, whatever the system is set to."""

from PySide6.QtCore import QLocale


def use_arabic_digits() -> None:
    """Let every field of numbers show 2567, also where Windows writes native digits.

    The system's own locale takes those digits over; Qt's Thai one has Arabic digits. Call it before
    the first widget is made.
    """
    plain = QLocale(QLocale.Language.Thai, QLocale.Country.Thailand)
    plain.setNumberOptions(QLocale.NumberOption.OmitGroupSeparator)
    QLocale.setDefault(plain)
