"""What the system says of the place of a file: file systems that are mounted, kinds of drives."""

import re
import sys
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from ita_desk.files.reading import is_folder, is_there

NETWORK_FILE_SYSTEMS = frozenset(
    {
        *("afs", "afpfs", "beegfs", "ceph", "cifs", "coda", "davfs", "glusterfs", "gfs2"),
        *("lustre", "ncpfs", "nfs", "nfs4", "ocfs2", "orangefs", "smb2", "smb3", "smbfs", "webdav"),
        *("fuse.beegfs", "fuse.ceph-fuse", "fuse.curlftpfs", "fuse.davfs2", "fuse.gcsfuse"),
        *("fuse.glusterfs", "fuse.google-drive-ocamlfuse", "fuse.gvfsd-fuse", "fuse.onedriver"),
        *("fuse.rclone", "fuse.s3fs", "fuse.smbnetfs", "fuse.sshfs", "ftp", "macfuse.sshfs"),
    }
)
"""Types of file systems whose files lie on another computer."""

_ESCAPED = re.compile(r"\\([0-7]{3})")
_DRIVE_REMOVABLE, _DRIVE_REMOTE = 2, 4  # of GetDriveTypeW
_STICKS = (PurePosixPath("/media"), PurePosixPath("/run/media"))
"""Where Linux desktops mount what is plugged in (udisks)."""
_MNT_LOCAL = 0x1000  # of statfs(2) on macOS


@dataclass(frozen=True, slots=True)
class Mount:
    """A mounted file system: where it hangs, and its type."""

    point: PurePosixPath
    kind: str


def read_mounts() -> tuple[Mount, ...]:
    """The mounted file systems of a Linux computer; none where the system does not tell."""
    try:
        text = Path("/proc/self/mountinfo").read_text(encoding="utf-8", errors="surrogateescape")
    except OSError:
        return ()
    return parse_mountinfo(text)


def parse_mountinfo(text: str) -> tuple[Mount, ...]:
    """Mounts from Linux's ``/proc/self/mountinfo`` (proc_pid_mountinfo(5)).

    The fifth field is the mount point, spaces in it written in octal; the type is the first
    after the lone hyphen.
    """
    found: list[Mount] = []
    for line in text.splitlines():
        fields, _, rest = line.partition(" - ")
        words = fields.split(" ")
        if len(words) >= 5 and rest:
            point = _ESCAPED.sub(lambda match: chr(int(match[1], 8)), words[4])
            found.append(Mount(PurePosixPath(point), rest.split(" ")[0]))
    return tuple(found)


def network_mount(path: PurePosixPath, mounts: tuple[Mount, ...]) -> Mount | None:
    """The file system that ``path`` (absolute, links resolved) lies on, if it is a network's.

    Of several mounts on one point the last lies on top.
    """
    best: Mount | None = None
    for mount in mounts:
        deeper = best is None or len(mount.point.parts) >= len(best.point.parts)
        if deeper and path.is_relative_to(mount.point):
            best = mount
    return best if best is not None and best.kind in NETWORK_FILE_SYSTEMS else None


def windows_drive_is_remote(root: str) -> bool:
    """Whether a drive such as ``Z:`` is a share; False on other systems."""
    if sys.platform != "win32":
        return False
    import ctypes

    return ctypes.windll.kernel32.GetDriveTypeW(root) == _DRIVE_REMOTE


def macos_volume_is_remote(path: str) -> bool:
    """Whether the nearest folder of ``path`` that is there is on a share; False elsewhere.

    statfs(2) of macOS: ``f_flags`` stands 64 bytes into the 64-bit structure; a volume without
    ``MNT_LOCAL`` is a network's.
    """
    if sys.platform != "darwin":
        return False
    import ctypes

    there = next((one for one in (Path(path), *Path(path).parents) if is_there(one)), None)
    answer = ctypes.create_string_buffer(4096)
    library = ctypes.CDLL(None)
    call = getattr(library, "statfs$INODE64", None) or library.statfs
    if there is None or call(str(there).encode(), answer):
        return False
    return not int.from_bytes(answer.raw[64:68], sys.byteorder) & _MNT_LOCAL


def removable_drives() -> tuple[Path, ...]:
    """Sticks and other drives that were plugged in, the newest first as far as that is known."""
    if sys.platform == "win32":
        import ctypes

        # A and B are floppies; the letters after C are given in turn.
        roots = (f"{letter}:\\" for letter in "ZYXWVUTSRQPONMLKJIHGFED")
        kind = ctypes.windll.kernel32.GetDriveTypeW
        found = [Path(root) for root in roots if kind(root) == _DRIVE_REMOVABLE]
    elif sys.platform == "darwin":
        volumes = [one for one in Path("/Volumes").glob("*") if not one.is_symlink()]
        found = sorted(volumes, key=lambda one: one.lstat().st_ctime, reverse=True)
    else:
        found = [Path(point) for point in plugged_in(read_mounts())]
    return tuple(one for one in found if is_folder(one))


def plugged_in(mounts: tuple[Mount, ...]) -> tuple[PurePosixPath, ...]:
    """Where drives hang that a desktop has mounted for its user, the newest first."""
    points = [mount.point for mount in mounts]
    return tuple(
        point
        for point in reversed(points)
        if any(point != folder and point.is_relative_to(folder) for folder in _STICKS)
    )
