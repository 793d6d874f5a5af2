"""Texts for the typesetter: as people write them, at random, and such as programs stumble over."""

CONSONANTS = [chr(code) for code in range(0x0E01, 0x0E2F)]
WORDS = """จัดทำ คำสั่ง คณะทำงาน น้ำ น้ํา นํ้า กำลัง ที่ ปี่ ญู่ ฐูป ฟุ้ง ฎีกา ๒๕๖๗ เเผน (ITA) O5
R1_2.1 office AVATAR To 2.1 4 ธ.ค. 66 ✓ ☺ 中文 é “คำ” <b>&amp; x@anamai.mail.go.th ฯลฯ ต่างๆ 50%
https://a.example/c?d=e&f=g-h_%20i""".split()  # noqa: SIM905 - a page of quotes otherwise
THAI = [chr(code) for code in range(0x0E01, 0x0E5C) if not 0x0E3B <= code <= 0x0E3E]
ODD = "ก่ำaé\u200b\u200d\u00ad\ufeff\u0301\t\x07\x7f\xa0\ufe0f"


def well_formed(chance):
    return "".join(chance.choice(WORDS) + chance.choice(["", " "]) for _ in range(6)).strip()


def disordered(chance):
    return "".join(chance.choice(THAI) for _ in range(chance.randint(2, 14)))


def odd(chance):
    middle = "".join(chance.choice(ODD) for _ in range(chance.randint(1, 8)))
    return f"ก{middle}ข"


HOSTILE = [
    "<b>&amp;</b> 100% \\n {page}",
    "ก" * 5000,
    "ก่" * 40 + "่" * 60,
    "\u200b\u200b",
    "a\u200b" * 30,
    "👨‍👩‍👧‍👦 😀 🇹🇭",
    "่ ้ ๊",
    "\x00\x01\x1b",
    "\tย่อหน้า\tสอง",
    "  สองช่อง  ท้าย  ",
    "\ufffd \U0010ffff \u0378",
    "ﬁ ﬂ ½ №",
]
