"""Where a database must not lie, judged from what computers of all three systems tell."""

import json
from pathlib import Path, PurePosixPath, PureWindowsPath

import pytest

from ita_desk.storage import location
from ita_desk.storage.damage.soundness import DamagedDatabase, problems_of
from ita_desk.storage.faults import DatabaseInUse, StorageFault
from ita_desk.storage.file_systems import Mount, network_mount, parse_mountinfo, plugged_in
from ita_desk.storage.location import (
    Computer,
    UnsafePlace,
    UnsafePlaceFault,
    judge,
    move_here,
    refuse_unsafe_place,
    unsafe_place,
)
from ita_desk.storage.store import Store
from ita_desk.verbs import dossiers

MOUNTINFO = r"""
22 1 254:1 / / rw,relatime shared:1 - ext4 /dev/vda1 rw
30 22 0:45 / /u/clerk/share\040of\040office rw - cifs //server/office rw,vers=3.1.1
31 22 0:46 /export /srv/data rw,relatime - nfs4 server:/export rw
32 22 0:47 / /u/clerk/drive rw,nosuid shared:9 master:2 - fuse.rclone remote: rw
33 31 8:1 / /srv/data/stick rw - vfat /dev/sdb1 rw
34 22 0:48 / /mnt/over rw - ext4 /dev/sdc1 rw
35 22 0:49 / /mnt/over rw - nfs server:/over rw
a line of another form
"""
HOME = PureWindowsPath(r"C:\Users\clerk")


def synchronised(name):
    return UnsafePlace("synchronised", name)


@pytest.mark.parametrize(
    ("path", "kind"),
    [
        ("/u/clerk/office.sqlite3", None),
        ("/u/clerk/share of office/ita/office.sqlite3", "cifs"),
        ("/u/clerk/share of office 2/office.sqlite3", None),
        ("/srv/data/office.sqlite3", "nfs4"),
        ("/srv/data/stick/office.sqlite3", None),
        ("/u/clerk/drive/office.sqlite3", "rclone"),
        ("/mnt/over/office.sqlite3", "nfs"),
        ("/mnt/overt/office.sqlite3", None),
    ],
)
def test_linux_tells_its_shares_by_the_file_system(path, kind):
    computer = Computer({}, parse_mountinfo(MOUNTINFO))
    expected = None if kind is None else UnsafePlace("network", kind)
    assert judge(PurePosixPath(path), computer) == expected


def test_without_mounts_nothing_is_known():
    assert network_mount(PurePosixPath("/a"), ()) is None
    assert network_mount(PurePosixPath("/a"), (Mount(PurePosixPath("/b"), "nfs"),)) is None


@pytest.mark.parametrize(
    ("path", "share"),
    [
        (r"C:\Users\clerk\AppData\Local\ita_desk\office.sqlite3", None),
        (r"\\server\office\ita\office.sqlite3", r"\\server\office"),
        (r"\\?\UNC\server\office\office.sqlite3", r"\\server\office"),
        (r"\\?\C:\ita\office.sqlite3", None),
        (r"\\?\Z:\ita\office.sqlite3", "Z:"),
        (r"z:\ita\office.sqlite3", "z:"),
    ],
)
def test_windows_tells_its_shares_by_name_and_drive(path, share):
    computer = Computer({}, is_remote=lambda root: root.upper() == "Z:\\")
    expected = None if share is None else UnsafePlace("network", share)
    assert judge(PureWindowsPath(path), computer) == expected


def test_macos_tells_its_shares_by_the_volume():
    computer = Computer({}, is_remote=lambda path: path.startswith("/Volumes/office/"))
    assert judge(PurePosixPath("/Volumes/office/a"), computer) == UnsafePlace("network", "share")
    assert judge(PurePosixPath("/Volumes/stick/a"), computer) is None


@pytest.mark.parametrize(
    ("path", "name"),
    [
        (HOME / "OneDrive" / "office.sqlite3", "OneDrive"),
        (HOME / "OneDrive - กรมตัวอย่าง" / "Documents" / "office.sqlite3", "OneDrive"),
        (HOME / "Dropbox (งาน)" / "office.sqlite3", "Dropbox"),
        (HOME / "Google Drive" / "office.sqlite3", "Google Drive"),
        (HOME / "iCloudDrive" / "office.sqlite3", "iCloud"),
        (PurePosixPath("/u/clerk/Nextcloud/office.sqlite3"), "Nextcloud"),
        (
            PurePosixPath("/u/clerk/Library/Mobile Documents/com~apple/office.sqlite3"),
            "iCloud",
        ),
        (PurePosixPath("/u/clerk/Library/CloudStorage/Box-Box/office.sqlite3"), "Box"),
        (HOME / "My OneDrive notes" / "office.sqlite3", None),
        (HOME / "onedrive.sqlite3", None),
    ],
)
def test_synchronised_folders_are_known_by_their_names(path, name):
    expected = None if name is None else synchronised(name)
    assert judge(path, Computer({})) == expected


@pytest.mark.parametrize(
    ("marker", "name"),
    [
        (".stfolder", "Syncthing"),
        (".dropbox.cache", "Dropbox"),
        (".shortcut-targets-by-id", "Google Drive"),
    ],
)
def test_synchronised_folders_are_known_by_what_lies_in_them(marker, name):
    computer = Computer({}, exists=lambda path: path == PureWindowsPath("G:/", marker))
    assert judge(PureWindowsPath("G:/ไดรฟ์ของฉัน/ita/office.sqlite3"), computer) == synchronised(name)
    assert judge(PureWindowsPath("H:/ita/office.sqlite3"), computer) is None


def test_a_home_with_the_settings_of_dropbox_is_not_a_synchronised_folder():
    computer = Computer({}, exists=lambda path: path == PurePosixPath("/u/clerk/.dropbox"))
    assert judge(PurePosixPath("/u/clerk/.local/share/office.sqlite3"), computer) is None


def test_onedrive_says_where_it_is_whatever_the_folder_is_called():
    computer = Computer({"OneDriveCommercial": r"d:\งาน", "OneDrive": ""})
    assert judge(PureWindowsPath(r"D:\งาน\ita\office.sqlite3"), computer) == synchronised(
        "OneDrive"
    )
    assert judge(PureWindowsPath(r"D:\งานอื่น\office.sqlite3"), computer) is None


@pytest.mark.parametrize(
    "told", ["no JSON", "[]", '{"personal": 1}', '{"personal": {"path": 1}}', "{}"]
)
def test_dropbox_says_where_it_is_and_what_it_says_wrongly_is_passed_over(told):
    files = {"/u/clerk/.dropbox/info.json": json.dumps({"business": {"path": "/u/clerk/งาน"}})}

    def read(path):
        if path.as_posix() not in files:
            raise FileNotFoundError
        return files[path.as_posix()]

    computer = Computer({"HOME": "/u/clerk", "APPDATA": "C:/x"}, read=read)
    path = PurePosixPath("/u/clerk/งาน/office.sqlite3")
    assert judge(path, computer) == synchronised("Dropbox")
    files["/u/clerk/.dropbox/info.json"] = told
    assert judge(path, computer) is None


def test_this_computers_own_folder_is_safe_and_a_marked_one_is_not(tmp_path):
    assert unsafe_place(tmp_path / "new" / "office.sqlite3") is None
    (tmp_path / ".stfolder").mkdir()
    assert unsafe_place(tmp_path / "new" / "office.sqlite3") == synchronised("Syncthing")


def test_a_link_into_a_synchronised_folder_is_seen_through(tmp_path):
    (tmp_path / "kept" / ".stfolder").mkdir(parents=True)
    link = tmp_path / "plain"
    try:
        link.symlink_to(tmp_path / "kept", target_is_directory=True)
    except OSError:
        pytest.skip("this account may not make links")
    assert unsafe_place(link / "office.sqlite3") == synchronised("Syncthing")


def test_writing_there_is_refused_with_the_reason_and_nothing_is_made(tmp_path):
    (tmp_path / ".stfolder").mkdir()
    database = tmp_path / "ita" / "office.sqlite3"
    with pytest.raises(UnsafePlaceFault, match="Syncthing synchronises") as refused:
        Store.open(database, write=True)
    assert refused.value.place.kind == "synchronised"
    assert not database.parent.exists()
    with Store.open(database, write=False) as store:
        assert store.dossiers() == ()


def test_a_share_is_told_in_other_words(tmp_path, monkeypatch):
    share = Computer({}, is_remote=lambda path: True)
    monkeypatch.setattr(location, "this_computer", lambda: share)
    with pytest.raises(UnsafePlaceFault, match="network share"):
        refuse_unsafe_place(tmp_path / "office.sqlite3")


@pytest.fixture
def afar(tmp_path, planning):
    """A database in an unsafe place, with acknowledged work that is only in its log."""
    database = tmp_path / "afar" / "office.sqlite3"
    with Store.open(database, write=True) as store:
        dossiers.add(store, [planning])
    return database


def test_a_database_is_kept_here_instead_and_stays_there_as_it_was(afar, tmp_path):
    before = afar.read_bytes()
    target = tmp_path / "here" / "office.sqlite3"
    move_here(afar, target)
    assert problems_of(target) == ()
    with Store.open(target, write=True) as store:
        assert len(store.dossiers()) == 1
    assert afar.read_bytes() == before


def test_a_database_that_is_here_already_is_never_replaced(afar, tmp_path):
    target = tmp_path / "office.sqlite3"
    target.write_bytes(b"mine")
    with pytest.raises(StorageFault, match="a database already"):
        move_here(afar, target)
    assert target.read_bytes() == b"mine"


def test_what_is_open_or_damaged_or_gone_is_not_moved(afar, tmp_path):
    target = tmp_path / "office.sqlite3"
    with Store.open(afar, write=True), pytest.raises(DatabaseInUse):
        move_here(afar, target)
    afar.write_bytes(afar.read_bytes()[:-4096])
    with pytest.raises(DamagedDatabase):
        move_here(afar, target)
    afar.unlink()
    with pytest.raises(StorageFault, match="could not be copied"):
        move_here(afar, target)
    assert not target.exists()


def test_a_folder_where_no_lock_can_be_made_is_moved_all_the_same(afar, tmp_path, monkeypatch):
    def unlockable(_database):
        raise StorageFault("no locks here")

    monkeypatch.setattr(location, "nobody_writing", unlockable)
    move_here(afar, Path(tmp_path / "here.sqlite3"))
    assert problems_of(tmp_path / "here.sqlite3") == ()


def test_sticks_are_what_a_desktop_has_mounted_the_newest_first():
    lines = (
        "24 1 8:1 / / rw - ext4 /dev/sda1 rw",
        "90 24 8:17 / /media/clerk/OLD rw - vfat /dev/sdb1 rw",
        "91 24 0:50 / /media rw - tmpfs tmpfs rw",
        "92 24 8:33 / /run/media/clerk/MY\\040STICK rw - exfat /dev/sdc1 rw",
        "93 24 0:51 / /mnt/share rw - cifs //server/share rw",
    )
    found = plugged_in(parse_mountinfo("\n".join(lines)))
    assert [str(point) for point in found] == ["/run/media/clerk/MY STICK", "/media/clerk/OLD"]
