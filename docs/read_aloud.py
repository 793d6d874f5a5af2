"""What a screen reader hears while a clerk types one activity: ``python docs/read_aloud.py``.

Run by hand under Linux; it works at a display of its own with the real keyboard, and writes the
table of docs/accessibility.md. Needs at-spi2-core, python3-pyatspi, xdotool, xvfb, dbus.
"""

import os
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from pathlib import Path

TARGET = Path(__file__).resolve().parent / "accessibility.md"
BEGIN, END = "<!-- typed -->\n", "<!-- /typed -->\n"
NEEDED = ("Xvfb", "xdotool", "dbus-run-session", "/usr/libexec/at-spi-bus-launcher")
DISPLAY = ":87"
STARTING, HEARING = 20, 1.5
"""Seconds until the window is filled, and until all of a key is said."""
INSIDE = "READ_ALOUD_FOLDER"
HEARER = """
import pyatspi

def said(event):
    source = event.source
    if event.type.startswith("object:state-changed:focused") and event.detail1 != 1:
        return
    words = [source.name, source.getRoleName(), source.description]
    if "text-changed" in event.type:
        words = ["typed " + str(event.any_data)]
    elif source.getRoleName() in ("table cell", "text"):
        try:
            text = source.queryText().getText(0, -1)
        except NotImplementedError:
            text = ""
        words.append(text)
    if "checked" in event.type:
        words.append("checked" if event.detail1 else "not checked")
    print(" · ".join(dict.fromkeys(word for word in words if word)), flush=True)

for kind in (
    "object:state-changed:focused", "object:state-changed:checked", "object:text-changed:insert"
):
    pyatspi.Registry.registerEventListener(said, kind)
pyatspi.Registry.start()
"""
KEYS = (
    ("Ctrl+End", "ctrl+End", ""),
    ("Ctrl+Enter", "ctrl+Return", ""),
    ("Home", "Home", ""),
    ("Tab", "Tab", ""),
    ("Tab", "Tab", ""),
    ("ประชุม", "", "ประชุม"),
    ("Tab", "Tab", ""),
    ("3", "", "3"),
    *[("Tab", "Tab", "")] * 4,
    ("Space", "space", ""),
    ("Ctrl+Z", "ctrl+z", ""),
    ("F6", "F6", ""),
)
"""What is pressed as the table names it, a key for xdotool or else a text."""


def main() -> int:
    """Run, and put what was heard into the document."""
    folder = os.environ.get(INSIDE)
    if folder is not None:
        return type_and_hear(Path(folder))
    missing = [name for name in NEEDED if shutil.which(name) is None]
    if missing:
        sys.exit(f"not run: {', '.join(missing)} missing")
    with tempfile.TemporaryDirectory() as made:
        screen = subprocess.Popen(["Xvfb", DISPLAY, "-screen", "0", "1366x768x24"])
        environment = {
            **os.environ,
            INSIDE: made,
            "HOME": made,
            "XDG_RUNTIME_DIR": made,
            "DISPLAY": DISPLAY,
            "LANG": "th_TH.UTF-8",
            "QT_LINUX_ACCESSIBILITY_ALWAYS_ON": "1",
            "QT_QPA_PLATFORM": "xcb",
        }
        try:
            words = ["dbus-run-session", "--", sys.executable, __file__]
            return subprocess.run(words, env=environment, check=False).returncode
        finally:
            screen.terminate()


def type_and_hear(folder: Path) -> int:
    """Inside a session of its own: start, press key after key, and note what is said of each."""
    program = [sys.executable, "-m", "ita_desk", "--database", str(folder / "office.sqlite3")]
    subprocess.run([*program, "sample", "planning-2567-r1"], check=True, stdout=subprocess.DEVNULL)
    heard = folder / "heard"
    with heard.open("wb") as noted:
        started = [
            subprocess.Popen([NEEDED[3], "--launch-immediately"]),
            subprocess.Popen(["/usr/bin/python3", "-c", HEARER], stdout=noted),
        ]
        time.sleep(3)
        started.append(subprocess.Popen(program))
        time.sleep(STARTING)
        windows = subprocess.check_output(
            ["xdotool", "search", "--onlyvisible", "--name", "ita_desk"]
        )
        subprocess.run(["xdotool", "windowfocus", windows.split()[-1]], check=True)
        time.sleep(2)
        rows = ["| pressed | heard |", "|---|---|"]
        for shown, key, text in KEYS:
            before = heard.stat().st_size
            subprocess.run(
                ["xdotool", *(["key", key] if key else ["type", "--delay", "200", text])],
                check=True,
            )
            time.sleep(HEARING)
            said = heard.read_bytes()[before:].decode().splitlines()
            rows.append(f"| {shown} | {'<br>'.join(dict.fromkeys(said)) or '(nothing)'} |")
        for one in started:
            one.send_signal(signal.SIGTERM)
    text = TARGET.read_text(encoding="utf-8")
    head, _, rest = text.partition(BEGIN)
    _, _, tail = rest.partition(END)
    typed = "\n".join(rows)
    TARGET.write_text(f"{head}{BEGIN}{typed}\n{END}{tail}", encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
