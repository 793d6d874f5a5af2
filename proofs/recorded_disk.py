"""A disk that remembers every write and every flush, so that power can be cut at each of them.

Linux only, as root: the disk is one file in a file system of our own (FUSE, spoken here directly
with the kernel), and the loop device makes a disk of that file. The kernel's own ext4 runs on it.
"""

import ctypes
import errno
import os
import struct
from collections.abc import Callable
from pathlib import Path
from random import Random
from threading import Thread

SECTOR = 512
NAME = "disk"
_FORGET, _BATCH_FORGET = 2, 42
_HEAD = struct.Struct("<IIQQIIII")
_REPLY = struct.Struct("<IiQ")
_ATTRIBUTES = struct.Struct("<6Q10I")
_READ_OR_WRITE = struct.Struct("<QQIIQII")
_MOST_BYTES = 1 << 17
_BIG_WRITES = 1 << 5
_ROOT, _FILE = 1, 2

Write = tuple[int, bytes]
"""Offset and what was written there; no bytes at all stand for a flush."""
FLUSH: Write = (-1, b"")


class RecordedDisk:
    """The disk while it is mounted; ``log`` holds what reached it since ``record``."""

    def __init__(self, image: bytes, folder: Path) -> None:
        """Serve ``image`` as ``folder/disk`` until ``close``; raises OSError where that fails."""
        self.log: list[Write] = []
        self.before_write: Callable[[], None] = lambda: None
        """Called before each write and flush is noted."""
        self._image = bytearray(image)
        self._folder = folder
        self._answers = self._all_answers()
        self._device = os.open("/dev/fuse", os.O_RDWR | os.O_CLOEXEC)
        options = f"fd={self._device},rootmode=40000,user_id=0,group_id=0"
        _mount(folder, options)
        self._thread = Thread(target=self._serve, daemon=True)
        self._thread.start()

    @property
    def path(self) -> Path:
        """The file that is the disk."""
        return self._folder / NAME

    def close(self) -> None:
        """Take the disk away."""
        libc = ctypes.CDLL(None, use_errno=True)
        libc.umount2(os.fsencode(self._folder), 2)  # MNT_DETACH: also while somebody looks on
        self._thread.join(10)
        os.close(self._device)

    def _serve(self) -> None:
        while True:
            try:
                request = os.read(self._device, _MOST_BYTES + 4096)
            except OSError as error:
                if error.errno in (errno.EINTR, errno.EAGAIN, errno.ENOENT):
                    continue
                return  # unmounted
            _, operation, unique, node, *_ = _HEAD.unpack_from(request)
            if operation in (_FORGET, _BATCH_FORGET):
                continue
            try:
                code, body = 0, self._answer(operation, node, request[_HEAD.size :])
            except OSError as error:
                code, body = -(error.errno or errno.EIO), b""
            os.write(self._device, _REPLY.pack(_REPLY.size + len(body), code, unique) + body)

    def _answer(self, operation: int, node: int, body: bytes) -> bytes:
        answer = self._answers.get(operation)
        if answer is None:
            raise OSError(errno.ENOSYS, "not here")
        return answer(node, body)

    def _begin(self, node: int, body: bytes) -> bytes:
        """INIT, in version 7.31 of the protocol."""
        limits = (0, _BIG_WRITES, 12, 9, _MOST_BYTES, 1)
        return struct.pack("<IIIIHHII", 7, 31, *limits) + bytes(36)

    def _look_up(self, node: int, body: bytes) -> bytes:
        if body.rstrip(b"\0") != NAME.encode():
            raise OSError(errno.ENOENT, "no such file")
        return struct.pack("<QQQQII", _FILE, 0, 60, 60, 0, 0) + self._attributes(_FILE)

    def _tell_attributes(self, node: int, body: bytes) -> bytes:
        return struct.pack("<QII", 60, 0, 0) + self._attributes(node)

    def _read(self, node: int, body: bytes) -> bytes:
        _, offset, size, *_ = _READ_OR_WRITE.unpack_from(body)
        return bytes(self._image[offset : offset + size])

    def _flush(self, node: int, body: bytes) -> bytes:
        """FSYNC of the file, which is what the loop device makes of a flush of the disk."""
        self.before_write()
        self.log.append(FLUSH)
        return b""

    def _write(self, node: int, body: bytes) -> bytes:
        _, offset, size, *_ = _READ_OR_WRITE.unpack_from(body)
        data = body[_READ_OR_WRITE.size : _READ_OR_WRITE.size + size]
        self.before_write()
        self._image[offset : offset + size] = data
        self.log.append((offset, data))
        return struct.pack("<II", size, 0)

    def _all_answers(self) -> dict[int, Callable[[int, bytes], bytes]]:
        """The operations of FUSE that a disk of one file is asked for, by their numbers."""

        def nothing(node: int, body: bytes) -> bytes:
            return b""

        return {
            1: self._look_up,
            3: self._tell_attributes,
            4: self._tell_attributes,  # SETATTR
            14: lambda node, body: struct.pack("<QII", 1, 0, 0),  # OPEN
            15: self._read,
            16: self._write,
            17: lambda node, body: struct.pack("<5Q4I6I", 1, 0, 0, 1, 0, 4096, 255, 4096, *[0] * 7),
            18: nothing,  # RELEASE
            20: self._flush,
            25: nothing,  # FLUSH: a descriptor is closed
            26: self._begin,
        }

    def _attributes(self, node: int) -> bytes:
        size = 0 if node == _ROOT else len(self._image)
        mode = 0o40700 if node == _ROOT else 0o100600
        return _ATTRIBUTES.pack(node, size, size // SECTOR, *[0] * 6, mode, 1, 0, 0, 0, 4096, 0)


class CutDisk:
    """What a recorded disk holds when power goes: all up to the last flush, some of the rest."""

    def __init__(self, image: bytes, log: list[Write]) -> None:
        """Begin at the image before the first write of the log."""
        self._log = log
        self._durable = bytearray(image)
        self._flushed = 0

    def at(self, position: int, random: Random) -> bytearray:
        """The disk when only ``position`` entries of the log came about; positions must rise.

        Of what was written after the last flush, any sectors may be there and any may be lost,
        whatever their order was: the disk's own cache had them.
        """
        for index in range(position - 1, self._flushed - 1, -1):
            if self._log[index] is FLUSH:
                for offset, data in self._log[self._flushed : index]:
                    self._durable[offset : offset + len(data)] = data
                self._flushed = index + 1
                break
        cut = self._durable.copy()
        kept = random.choice((0.0, 0.5, 0.9, 1.0))
        for offset, data in self._log[self._flushed : position]:
            for start in range(0, len(data), SECTOR):
                if random.random() < kept:
                    part = data[start : start + SECTOR]
                    cut[offset + start : offset + start + len(part)] = part
        return cut


def _mount(folder: Path, options: str) -> None:
    libc = ctypes.CDLL(None, use_errno=True)
    if libc.mount(b"recorded", os.fsencode(folder), b"fuse", 0, options.encode()):
        raise OSError(ctypes.get_errno(), os.strerror(ctypes.get_errno()))
