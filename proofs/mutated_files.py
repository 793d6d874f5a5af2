"""Dossier files with something wrong in them: each is imported whole or refused with one line.

``python -m proofs.mutated_files 20000``, through the command line and a database: no trace, and no
change by a refused file, else it ends with an AssertionError that shows the file.
"""

import contextlib
import io
import json
import tempfile
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path
from random import Random
from typing import Any

from ita_desk.app import sample_files
from ita_desk.cli import main
from ita_desk.exchange.dossier_file import read_dossier, write_dossier
from proofs.report import conclude, count_asked, end

FILES_OF_A_DATABASE = 200

TOKENS = [
    *(b'{ } [ ] , : " \\ \\u0000 \\ud800 null true NaN -Infinity 1e999 -0 2699'.split()),
    b'"date":"2023-02-30",',
    b'"key":"m1",',
    b'"date_text":"x",',
    b"[" * 50,
    b"9" * 5000,
    "\u0e33\u0e48\u200b\u2028".encode(),
    b"\xff\xfe",
    b"\xed\xa0\x80",
    b"\r\n\x00\x1f",
    b"\xef\xbb\xbf",
]
VALUES: list[Any] = [
    *(None, True, False, 0, -1, 1.5, 2567, 10**25, float("nan"), float("inf"), "", " ", "m1"),
    *("\0", "\ud800", "2023-02-29", "2024-01/2023-01", "25:00", "๕", [], [1], {}, {"text": 5}),
    *([{}, {}, {}], {"ticked": "yes"}, "a" * 10_000, [[[[]]]], "<b>&amp;</b>", "javascript:x"),
]
KEYS = ["key", "text", "title", "measure", "date", "date_text", "quarters", "colour", "", "\n", "ก"]


def mutated(random: Random, data: bytes) -> bytes:
    """``data`` with one to three things wrong, in its bytes or in its structure."""
    for _ in range(random.randint(1, 3)):
        data = random.choice([_other_bytes, _other_value, _other_value])(random, data)
    return data


def mutations(samples: list[bytes], count: int, seed: int) -> Iterator[bytes]:
    """``count`` mutated files, the same for the same seed."""
    random = Random(seed)
    for _ in range(count):
        yield mutated(random, random.choice(samples))


def _other_bytes(random: Random, data: bytes) -> bytes:
    at = random.randrange(len(data) + 1)
    length = random.choice([1, 1, 2, 10, 200])
    match random.randrange(5):
        case 0:
            return data[:at] + data[at + length :]
        case 1:
            return data[:at] + random.choice(TOKENS) + data[at:]
        case 2:
            return data[:at] + bytes([random.randrange(256)]) + data[at + 1 :]
        case 3:
            return data[: at + length] + data[at:]
        case _:
            return data[:at]


def _other_value(random: Random, data: bytes) -> bytes:
    try:
        document = json.loads(data)
    except (ValueError, RecursionError):
        return _other_bytes(random, data)
    spots = list(_spots(document))
    if not spots:
        return _other_bytes(random, data)
    holder, key = random.choice(spots)
    match random.randrange(5):
        case 0:
            del holder[key]
        case 1 if isinstance(holder, dict):
            holder[random.choice(KEYS)] = holder.pop(key)
        case 2:
            other, its_key = random.choice(spots)
            holder[key] = json.loads(json.dumps(other[its_key]))
        case 3 if isinstance(holder, list):
            holder.insert(key, json.loads(json.dumps(holder[key])))
        case _:
            holder[key] = random.choice(VALUES)
    return json.dumps(document, ensure_ascii=random.random() < 0.5).encode(errors="surrogatepass")


def _spots(value: Any) -> Iterator[tuple[Any, Any]]:
    pairs = value.items() if isinstance(value, dict) else enumerate(value)
    for key, inner in list(pairs):
        yield value, key
        if isinstance(inner, (dict, list)):
            yield from _spots(inner)


def import_each(files: Iterator[bytes], command: Callable[[list[str]], int]) -> Counter[str]:
    """Import each file by the command line into one database; counts what became of them.

    Raises AssertionError for a file that was neither imported whole nor refused with one line.
    """
    counts: Counter[str] = Counter()
    with tempfile.TemporaryDirectory() as folder:
        file, back = (Path(folder, name) for name in ("in.json", "out.json"))
        database = listed = ""
        for number, data in enumerate(files):
            if number % FILES_OF_A_DATABASE == 0:
                database, listed = str(Path(folder, f"{number}.sqlite3")), ""
            file.write_bytes(data)
            code, out, err = _run(command, "--database", database, "import", str(file))
            if code == 0:
                counts["imported whole"] += 1
                told = out.partition("\t")[0]
                arguments = ("--database", database, "export", told, "--to", str(back))
                assert _run(command, *arguments)[0] == 0, data
                assert back.read_bytes() == write_dossier(read_dossier(data)), data
                listed = _run(command, "--database", database, "list")[1]
            else:
                counts["refused with one line"] += 1
                assert (code, out, err.count("\n")) == (1, "", 1), (data, code, err)
                assert "in.json" in err, (data, err)
                assert _run(command, "--database", database, "list")[1] == listed, data
    return counts


def _run(command: Callable[[list[str]], int], *arguments: str) -> tuple[int, str, str]:
    out, err = io.StringIO(), io.StringIO()
    with contextlib.redirect_stdout(out), contextlib.redirect_stderr(err):
        code = command(list(arguments))
    return code, out.getvalue(), err.getvalue()


def samples() -> list[bytes]:
    """The built-in examples; together they have every key of the format."""
    return [path.read_bytes() for path in sample_files().values()]


if __name__ == "__main__":
    asked, chosen_seed = count_asked(__doc__, 20_000)
    end(conclude(import_each(mutations(samples(), asked, chosen_seed), main), ()))
