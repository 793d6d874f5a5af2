"""Names of months: Thai in full and as the official abbreviations (index 1 to 12), English."""

LONG_MONTHS = (
    "",
    "มกราคม",
    "กุมภาพันธ์",
    "มีนาคม",
    "เมษายน",
    "พฤษภาคม",
    "มิถุนายน",
    "กรกฎาคม",
    "สิงหาคม",
    "กันยายน",
    "ตุลาคม",
    "พฤศจิกายน",
    "ธันวาคม",
)
SHORT_MONTHS = (
    "",
    "ม.ค.",
    "ก.พ.",
    "มี.ค.",
    "เม.ย.",
    "พ.ค.",
    "มิ.ย.",
    "ก.ค.",
    "ส.ค.",
    "ก.ย.",
    "ต.ค.",
    "พ.ย.",
    "ธ.ค.",
)
_ENGLISH = (
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
)
_LONG_ENDINGS = ("คม", "ยน", "พันธ์")


def month_numbers() -> dict[str, int]:
    """Every way a month is named, without dots and blanks: มกราคม, มกรา, มค."""
    names: dict[str, int] = {}
    for number in range(1, 13):
        long, short = LONG_MONTHS[number], SHORT_MONTHS[number]
        names[long] = names[short.replace(".", "")] = number
        for ending in _LONG_ENDINGS:
            names[long.removesuffix(ending)] = number
    return names


def english_months() -> dict[str, int]:
    """English names of months in small letters, whole and as Excel shortens them."""
    names: dict[str, int] = {}
    for number, name in enumerate(_ENGLISH, 1):
        names[name] = names[name[:3]] = number
    return names | {"sept": 9}
