"""Makes the installer for Windows and the portable folder, on Linux, from the locks alone.

    .venv/bin/python packaging/windows/build.py PYTHON OUT

PYTHON is the folder of a Windows Python 3.11 (setup-python's on CI, elsewhere the one of
``tools/windows/make_python.sh``). OUT gets ``ita_desk-VERSION-setup.exe``,
``ita_desk-VERSION-portable.zip`` and ``SHA256SUMS``. What is made is signed where a certificate is
given (``sign.sh``). Needs Debian's nsis and gcc-mingw-w64-x86-64; this Python, too, is 3.11,
because it compiles for the other.
"""

import argparse
import hashlib
import re
import subprocess
import sys
import tempfile
import zipfile
from pathlib import Path

from icons import ico
from stage import make_stage

HERE = Path(__file__).resolve().parent
PROJECT = HERE.parents[1]
NAME = "ita_desk"
LIST = "installed.txt"
"""What the installer wrote, one relative path a line, folders with a ``\\`` at their end: all that
an upgrade or the uninstaller takes away."""
PORTABLE = "portable"
"""The file that makes the program keep its data beside itself (``ita_desk.places``)."""


def main() -> int:
    """Build both; what was made is printed."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("python", type=Path, help="folder of a Windows Python 3.11")
    parser.add_argument("out", type=Path, help="folder for what is made")
    parser.add_argument("--lock", type=Path, default=PROJECT / "requirements" / "run.txt")
    parser.add_argument("--quick", action="store_true", help="pack fast and large, to try it out")
    options = parser.parse_args()
    if sys.version_info[:2] != (3, 11):
        parser.error("this must be Python 3.11: it compiles for the one that is packed")
    out: Path = options.out.resolve()
    out.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as folder:
        made = build(options.python.resolve(), options.lock, out, Path(folder), quick=options.quick)
    sums = [f"{hashlib.sha256(path.read_bytes()).hexdigest()}  {path.name}\n" for path in made]
    (out / "SHA256SUMS").write_text("".join(sums), encoding="ascii")
    for path in made:
        print(f"{path.name}: {path.stat().st_size / 1e6:.1f} MB")
    return 0


def build(python: Path, lock: Path, out: Path, folder: Path, *, quick: bool) -> tuple[Path, Path]:
    """The installer and the portable folder's zip, made in ``out``; ``folder`` is for the parts."""
    wheel = own_wheel(folder)
    version = wheel.name.split("-")[1]
    stage = folder / NAME
    make_stage(stage, python, wheel, lock)
    make_launchers(stage, version, folder)
    paths = [path for path in stage.rglob("*") if path.is_file()]
    print(f"{sum(path.stat().st_size for path in paths) / 1e6:.0f} MB in {len(paths)} files")
    portable = out / f"{NAME}-{version}-portable.zip"
    write_portable(portable, stage, effort=1 if quick else 9)
    setup = out / f"{NAME}-{version}-setup.exe"
    list_lines = "".join(f"{line}\r\n" for line in written(stage))
    (stage / LIST).write_bytes(list_lines.encode("ascii"))
    make_installer(setup, stage, version, quick=quick)
    return setup, portable


def own_wheel(folder: Path) -> Path:
    """The program's own wheel, built from this source tree."""
    run(sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(folder))
    (wheel,) = folder.glob("*.whl")
    return wheel


def version_numbers(version: str) -> str:
    """The four numbers of a version resource: ``0.1.0.dev0`` is ``0.1.0.0``."""
    numbers = re.findall(r"\d+", re.sub(r"\.?(dev|a|b|rc|post).*", "", version))
    return ".".join([*numbers, "0", "0", "0", "0"][:4])


def make_launchers(stage: Path, version: str, folder: Path) -> None:
    """``ita_desk.exe`` for the window, ``ita-desk.exe`` for commands, with icons and version."""
    for name in ("ita_desk", "ita_file"):
        drawing = PROJECT / "resources" / "icons" / "program" / f"{name}.svg"
        (folder / f"{name}.ico").write_bytes(ico(drawing))
    numbers = version_numbers(version).replace(".", ",")
    mingw, compiled = "x86_64-w64-mingw32", str(folder / "launcher.o")
    versions = (f"-DVERSION_NUMBERS={numbers}", f'-DVERSION_TEXT=\\"{version}\\"')
    places = ("-I", str(HERE), "-I", str(folder))
    script = str(HERE / "launcher.rc")
    run(f"{mingw}-windres", *versions, *places, script, "-O", "coff", compiled)
    for name, kind in (("ita_desk", ("-mwindows",)), ("ita-desk", ("-mconsole", "-DCONSOLE"))):
        target = stage / f"{name}.exe"
        code = (str(HERE / "launcher.c"), compiled)
        run(f"{mingw}-gcc", "-O2", "-s", "-municode", *kind, "-o", str(target), *code)
        sign(target)


def written(stage: Path) -> list[str]:
    """The relative paths of all that the installer writes: files, then folders from the inside.

    NSIS reads the list; raises UnicodeError for a name that is not ASCII.
    """
    paths = sorted(path for path in stage.rglob("*"))
    files = {str(path.relative_to(stage)) for path in paths if not path.is_dir()} | {LIST}
    folders = [f"{path.relative_to(stage)}/" for path in reversed(paths) if path.is_dir()]
    lines = [*sorted(files), *folders]
    for line in lines:
        line.encode("ascii")
    return [line.replace("/", "\\") for line in lines]


def write_portable(target: Path, stage: Path, effort: int) -> None:
    """The same content as a folder for a stick: with the marker, and what its owner must know."""
    told = (HERE / "portable.txt").read_bytes().replace(b"\n", b"\r\n")
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED, compresslevel=effort) as archive:
        for path in sorted(stage.rglob("*")):
            if path.is_file():
                archive.write(path, f"{NAME}/{path.relative_to(stage).as_posix()}")
        archive.writestr(f"{NAME}/{PORTABLE}", told)
        archive.writestr(f"{NAME}/อ่านก่อนใช้.txt", told)


def make_installer(setup: Path, stage: Path, version: str, *, quick: bool) -> None:
    """Pack the stage and its list; the uninstaller is signed on the way."""
    defines = {
        "VERSION": version,
        "NUMBERS": version_numbers(version),
        "STAGE": stage,
        "ICON": stage.parent / "ita_desk.ico",
        "SIGN": HERE / "sign.sh",
        "OUT": setup,
    }
    words = [f"-D{name}={value}" for name, value in defines.items()] + ["-DQUICK"] * quick
    run("makensis", "-V2", *words, str(HERE / "ita_desk.nsi"))
    sign(setup)


def sign(path: Path) -> None:
    """Sign a program where a certificate is given; nothing otherwise."""
    run(str(HERE / "sign.sh"), str(path))


def run(*command: str) -> None:
    """Run one command in the project's folder; raises CalledProcessError."""
    subprocess.run(command, cwd=PROJECT, check=True, stdout=sys.stderr)


if __name__ == "__main__":
    sys.exit(main())
