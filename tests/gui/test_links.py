"""Addresses are opened only for http, https and mailto, and only after showing where they go."""

import pytest
from fake_gateway import FakeGateway
from PySide6.QtWidgets import QApplication

from ita_desk.gui.links import (
    AddressRefused,
    LinkOpener,
    addresses_at,
    destination_of,
)
from ita_desk.model.place import Place
from ita_desk.verbs import fields

DEPARTMENT = "anamai.moph.go.th"


@pytest.mark.parametrize(
    "address",
    [
        "javascript:alert(1)",
        "JAVASCRIPT:alert(1)",
        "file:///etc/passwd",
        "file://server/share/a.exe",
        "C:\\Windows\\system32\\calc.exe",
        "ftp://a.go.th/x",
        "data:text/html,<script>",
        "ms-settings:privacy",
        "vbscript:x",
        "//a.go.th",
        "a.pdf",
        "http://",
        "http://a.go.th\\@evil.example/",
        "http://a.go.th\\evil",
        "http://a.go.th/\u202efdp.exe",
        "https://a\u200b.go.th",
        "https://a.go.th/ b",
        "https://a.go.th/\nx",
        "mailto:",
        "mailto:nobody",
        "https://[::1",
    ],
)
def test_whatever_else_it_is_it_is_refused_with_a_sentence(address):
    gateway = FakeGateway()
    assert not LinkOpener(gateway, str).open(address)
    (sentence,) = gateway.complaints
    assert sentence.startswith("Not opened")
    assert gateway.questions == []
    assert gateway.addresses == []


@pytest.mark.parametrize(
    ("address", "host", "doubts"),
    [
        ("https://planning.anamai.moph.go.th/a.pdf", "planning.anamai.moph.go.th", 0),
        ("HTTP://A.GO.TH/x?y=1#z", "a.go.th", 0),
        ("www.anamai.moph.go.th", "www.anamai.moph.go.th", 0),
        ("http://anamai.moph.go.th@evil.example/", "evil.example", 1),
        ("https://user:secret@evil.example", "evil.example", 1),
        ("https://аnamai.example/", "xn--namai-3ve.example", 1),
        ("https://xn--namai-3ve.example/", "xn--namai-3ve.example", 1),
        ("http://192.168.1.4/x", "192.168.1.4", 1),
        ("https://ana.mai.moph.go.th/x", "ana.mai.moph.go.th", 1),
        ("clerk@anamai.mail.go.th", "clerk@anamai.mail.go.th", 0),
        ("mailto:clerk@anamai.mail.go.th", "clerk@anamai.mail.go.th", 0),
    ],
)
def test_the_host_stands_apart_and_tricks_are_told(address, host, doubts):
    gateway = FakeGateway()
    assert LinkOpener(gateway, str).open(address, [DEPARTMENT])
    ((question, _),) = gateway.questions
    assert f": {host}\n" in question
    assert address in question.replace("\n", "")
    assert question.count("⚠") == doubts
    assert len(gateway.addresses) == 1


def test_nothing_is_opened_without_consent():
    gateway = FakeGateway(yes=False)
    assert not LinkOpener(gateway, str).open("https://a.go.th")
    assert gateway.addresses == []


def test_a_long_address_is_shown_whole():
    gateway, address = FakeGateway(), "https://a.go.th/" + "x" * 500 + "/end"
    LinkOpener(gateway, str).open(address)
    ((question, _),) = gateway.questions
    assert address in question.replace("\n", "")
    assert max(map(len, question.splitlines())) < 70


def test_what_is_shown_is_what_is_opened():
    found = destination_of("https://a.go.th/%2e%2e/ก")
    assert found.url.host() == found.host
    with pytest.raises(AddressRefused):
        destination_of("https://a.go.th:99999/")


def test_the_addresses_of_a_field_are_found(planning):
    result = planning.activities[5].results[0]
    urls = tuple(one.url for one in result.evidence)
    assert addresses_at(planning, Place("evidence", result.evidence[0].id, "url")) == urls
    assert addresses_at(planning, Place("result", result.id)) == urls
    link = planning.round_report.links[0]
    assert addresses_at(planning, Place("reference_link", link.id, "url")) == (link.url,)
    assert addresses_at(planning, Place("activity", planning.activities[0].id, "title")) == ()


def test_by_keyboard_the_address_in_the_field_is_shown_and_opened(example):
    work, gateway = example.workspace, example.gateway
    session = work.session
    result = session.dossier(work.session.dossier_id).activities[5].results[0]
    place = Place("evidence", result.evidence[0].id, "url")
    assert work.navigation.go_to(place)
    QApplication.processEvents()
    example.actions.open_address.trigger()
    assert result.evidence[0].url in gateway.questions[0][0].replace("\n", "")
    assert len(gateway.addresses) == 1
    session.run(fields.edit, place, "javascript:alert(1)")
    example.actions.open_address.trigger()
    assert len(gateway.addresses) == 1
    assert "javascript" in gateway.complaints[0]
    assert example.actions.open_address in work.pages.front.context_actions
    assert work.navigation.go_to(
        Place("activity", session.dossier(work.session.dossier_id).activities[0].id, "title")
    )
    example.actions.open_address.trigger()
    assert "no address" in example.gateway.complaints[1]
