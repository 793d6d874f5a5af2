"""What no text of the tree may say: a package registry, a machine, a telephone number."""

import json
import re

from planting import NOT_OURS, plant

# Written in parts, for this file is read, too.
REGISTRY_HOSTS = [
    name + "." + domain
    for name, domain in (
        ("pypi", "org"),
        ("pythonhosted", "org"),
        ("npmjs", "org"),
        ("npmjs", "com"),
        ("deb.debian", "org"),
        ("archive.ubuntu", "com"),
    )
]
MACHINE_PATH = re.compile(r"(?<![\w.:/-])/(?:work|root|home|Users)/\w")
PHONE = re.compile(r"(?<![\d/.=_-])0[ -]?\d{1,2}[ -]?\d{3}[ -]?\d{3,4}(?![\d/._-])")
MADE_UP_PHONE = re.compile(r"0+[1-9]?0+")
EMAIL = re.compile(r"[\w.+-]+@([\w-]+(?:\.[\w-]+)+)")
CITATION = re.compile(r"docs/domain\.md ([\d.]+(?: and [\d.]+)?)")
THAI_DIGITS = str.maketrans("๐๑๒๓๔๕๖๗๘๙", "0123456789")


def texts(folder):
    """Path and text of every text file of the project."""
    for path in sorted(folder.rglob("*")):
        if path.is_file() and not NOT_OURS & set(path.relative_to(folder).parts):
            try:
                yield path, path.read_bytes().decode("utf-8")
            except UnicodeDecodeError:
                continue


def strange_places(folder):
    """Mentions of package registries, or of places on somebody's machine."""
    for path, text in texts(folder):
        for host in REGISTRY_HOSTS:
            if host in text:
                yield f"{path.name} mentions {host}"
        for match in MACHINE_PATH.finditer(text):
            yield f"{path.name} mentions {match.group()}"


def strings(value):
    """Every string in a JSON value."""
    if isinstance(value, dict):
        value = list(value.values())
    if isinstance(value, list):
        for item in value:
            yield from strings(item)
    elif isinstance(value, str):
        yield value


def real_contacts(folder):
    """Telephone numbers and e-mail addresses in dossiers that could be somebody's."""
    for path in sorted(folder.rglob("*.json")):
        for text in strings(json.loads(path.read_text(encoding="utf-8"))):
            plain = text.translate(THAI_DIGITS)
            for match in PHONE.finditer(plain):
                if not MADE_UP_PHONE.fullmatch(re.sub(r"\D", "", match.group())):
                    yield f"{path.name}: telephone number {match.group()}"
            for match in EMAIL.finditer(plain):
                if match.group(1) not in {"example.com", "example.org"}:
                    yield f"{path.name}: e-mail address {match.group()}"


def test_the_tree_names_no_registry_and_no_machine(project_folder):
    assert not list(strange_places(project_folder))


def test_samples_hold_nobodys_telephone_number_or_address(samples_folder):
    assert list(samples_folder.glob("*.json"))
    assert not list(real_contacts(samples_folder))


def test_a_registry_or_a_machine_is_found_in_any_text(tmp_path):
    plant(
        tmp_path,
        {
            "lock.txt": f"--index-url https://{REGISTRY_HOSTS[0]}/simple",
            "notes.md": "see " + "/home" + "/somebody/file",
            "fine.md": "https://example.com/work/home and a/root/x",
            ".venv/own.txt": REGISTRY_HOSTS[0],
        },
    )
    assert len(list(strange_places(tmp_path))) == 2


def test_a_real_contact_is_found_in_a_sample(tmp_path):
    real, made_up = "0" + "2 123 4567", "0 2000 0000"
    plant(
        tmp_path,
        {
            "real.json": json.dumps([{"phone": real}, {"email": "somebody" + "@mail.invalid"}]),
            "thai.json": json.dumps({"text": "โทร. " + "๐" + "๘๑ ๒๓๔ ๕๖๗๘"}),
            "fine.json": json.dumps([made_up, "reporter@example.com", "https://x.test/0812345678"]),
        },
    )
    assert sorted(found.split(":")[0] for found in real_contacts(tmp_path)) == [
        "real.json",
        "real.json",
        "thai.json",
    ]


def cited_sections(folder):
    """File and section of each place in the code that cites the page on the domain."""
    for path, text in texts(folder):
        for match in CITATION.finditer(text):
            yield from ((path.name, section) for section in re.findall(r"[\d.]*\d", match[1]))


def test_every_section_of_the_domain_that_is_cited_is_there(project_folder):
    page = (project_folder / "docs" / "domain.md").read_text(encoding="utf-8")
    there = set(re.findall(r"^##+ ([\d.]*\d)", page, re.MULTILINE))
    cited = list(cited_sections(project_folder / "src"))
    assert len(cited) >= 20
    assert [(name, section) for name, section in cited if section not in there] == []


def test_a_citation_is_found(tmp_path):
    plant(
        tmp_path, {"a.py": "# docs/" + "domain.md 4.5 and 3.", "b.py": "# docs/" + "domain.md 7)"}
    )
    assert sorted(cited_sections(tmp_path)) == [("a.py", "3"), ("a.py", "4.5"), ("b.py", "7")]


def test_the_tests_that_documents_name_are_there(project_folder):
    named = re.compile(r"\btests/[\w/]+(?:\.py)?(?![\w.])")
    told = [project_folder / "README.md", *sorted((project_folder / "docs").glob("*.md"))]
    missing = {
        f"{document.name}: {path}"
        for document in told
        for path in named.findall(document.read_text(encoding="utf-8"))
        if not (project_folder / path).exists() and "data/" not in path
    }
    assert missing == set()
