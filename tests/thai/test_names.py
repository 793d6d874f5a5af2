import pytest

from ita_desk.thai.names import email_is_sound, phone_is_sound


@pytest.mark.parametrize(
    "text",
    [
        "0 2590 4285",
        "๐ ๒๕๙๐ ๔๒๘๕",
        "02-590-4285",
        "08 1234 5678",
        "0 2590 4285 ต่อ 4207",
        "0 2590 4285, 4207",
        "0 2590 4285-6",
        "4207",
        "+66 2590 4285",
    ],
)
def test_sound_telephone_numbers(text):
    assert phone_is_sound(text)


@pytest.mark.parametrize("text", ["", "12", "2590 4285", "0 2590 428", "0 2590 42857 11", "โทรศัพท์"])
def test_unsound_telephone_numbers(text):
    assert not phone_is_sound(text)


def test_mail_addresses():
    assert email_is_sound("x@anamai.mail.go.th")
    assert not email_is_sound("x@anamai")
    assert not email_is_sound("")
