import pytest
from examples import examples
from hypothesis import given, settings
from hypothesis import strategies as st

from ita_desk.thai.addresses import (
    Deception,
    addresses,
    deception,
    is_mail_address,
    is_web_address,
    lookalike_host,
)

KNOWN = ["anamai.moph.go.th"]


def found(text):
    return [text[start:end] for start, end in addresses(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("ดูhttps://a.th/x%20y.pdfแล้ว", ["https://a.th/x%20y.pdf"]),
        ("(https://a.th/b) และ https://a.th/c(d).", ["https://a.th/b", "https://a.th/c(d)"]),
        ("<https://a.th/th/pa67-2-1>", ["https://a.th/th/pa67-2-1"]),
        ("ที่www.moph.go.th, x@y.go.th", ["www.moph.go.th", "x@y.go.th"]),
        ("http://a.th/article_๒๐๒๑.pdf โดย", ["http://a.th/article_๒๐๒๑.pdf"]),
        ("แผน 2.1 a.b ไม่มี", []),
        ("file:///C:/manual.pdf javascript:alert(1)", []),
    ],
)
def test_addresses_in_text(text, expected):
    assert found(text) == expected


@pytest.mark.parametrize(
    "url",
    ["https://a.th", "http://a.th:8080/x?y=1#z", "mailto:x@anamai.mail.go.th", "HTTPS://A.TH/%20"],
)
def test_sound_web_addresses(url):
    assert is_web_address(url)


@pytest.mark.parametrize(
    "url",
    [
        "javascript:alert(1)",
        "file:///C:/manual.pdf",
        "https://",
        "https:///x",
        "https://a b.th",
        "https://a.th/x y",
        "http://a.th/article_๒๐๒๑.pdf",
        "http://๑.th",
        "https://a..th",
        "https://a.th:port",
        "http://[::1",
        "mailto:nobody",
        "a.th",
        "",
        "https://a.th/\u200bx",
    ],
)
def test_unsound_web_addresses(url):
    assert not is_web_address(url)


@pytest.mark.parametrize(
    ("url", "why"),
    [
        ("https://anamai.moph.go.th@example.com", Deception.USER_PART),
        ("https://user:password@anamai.moph.go.th/x", Deception.USER_PART),
        ("https://anamai.moph.go.th\\@example.com", Deception.USER_PART),
        ("www.moph.go.th@example.com", Deception.USER_PART),
        ("https://\u0430namai.moph.go.th", Deception.FOREIGN_LETTERS),
        ("https://anamai.m\u03bfph.go.th/x", Deception.FOREIGN_LETTERS),
        ("https://ａnamai.moph.go.th", Deception.FOREIGN_LETTERS),
        ("https://anamai。moph.go.th", Deception.FOREIGN_LETTERS),
        ("https://anamai.moph.go.th\u2215x.example.com", Deception.FOREIGN_LETTERS),
        ("https://xn--80aa1cn6g67a.com", Deception.FOREIGN_LETTERS),
        ("https://aกb.go.th", Deception.FOREIGN_LETTERS),
        ("https://anamai.moph.go.th/\u202efdp.exe", Deception.DIRECTION_MARKS),
        ("https://\u2067anamai.moph.go.th", Deception.DIRECTION_MARKS),
    ],
)
def test_an_address_that_looks_like_another_one_is_told_and_no_link(url, why):
    assert deception(url) == why
    assert not is_web_address(url)


@pytest.mark.parametrize(
    "url",
    [
        "https://anamai.moph.go.th/@x?a@b#c@d",
        "https://กรมอนามัย.ไทย/แผน",
        "https://xn--12c1fe0br.xn--o3cw4h/",
        "mailto:x@anamai.mail.go.th",
        "x@anamai.mail.go.th",
    ],
)
def test_an_address_that_is_what_it_looks_like_is_let_be(url):
    assert deception(url) is None


@pytest.mark.parametrize(
    "host",
    [
        "planning.ana.mai.moph.go.th",
        "planning.anam.ai.moph.go.th",
        "planning.ana.moph.go.th",
        "planning.anamal.moph.go.th",
    ],
)
def test_a_mistyped_host_is_like_the_known_one(host):
    assert lookalike_host(f"https://{host}/x", KNOWN) == "anamai.moph.go.th"


@pytest.mark.parametrize(
    "host",
    [
        "anamai.moph.go.th",
        "doc.anamai.moph.go.th",
        "dhealth.anamai.moph.go.th",
        "www.moph.go.th",
        "ddc.moph.go.th",
        "docs.google.com",
        "shorturl.asia",
    ],
)
def test_other_hosts_are_left_alone(host):
    assert lookalike_host(f"https://{host}/x", KNOWN) is None


def test_mail_addresses():
    assert is_mail_address("x@anamai.mail.go.th")
    assert not is_mail_address("x@anamai")
    assert not is_mail_address("ก@anamai.mail.go.th")
    assert not is_mail_address("x y@anamai.mail.go.th")


@given(st.text(st.sampled_from("htps:/w.@ก๑a1)(\"' ,"), max_size=40))
@settings(max_examples=examples(150))
def test_spans_are_in_order_apart_and_without_blanks(text):
    end = 0
    for start, stop in addresses(f"https://{text} www.{text}"):
        assert end <= start < stop
        assert not any(char.isspace() for char in f"https://{text} www.{text}"[start:stop])
        end = stop


@given(st.text(max_size=40))
@settings(max_examples=examples(100))
def test_any_text_can_be_asked_about(text):
    for url in (text, f"https://{text}", f"mailto:{text}"):
        assert is_web_address(url) in (True, False)
        assert lookalike_host(url, KNOWN) in (None, *KNOWN)
