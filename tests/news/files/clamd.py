"""A server that answers as clamd does, well or badly; and a real one with a signature of ours."""

import socket
import struct
import subprocess
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

VIRUS = b"VINH-DANH-TEST-SIGNATURE-NOT-A-VIRUS"
CLAMD = "/usr/sbin/clamd"


class Server:
    """Takes one connection after the other. `answer` is sent after the last part of a stream, or
    once `most` bytes came; "" hangs up, None says nothing."""

    def __init__(self, answer: str | None, most: int = 1 << 30) -> None:
        self.answer, self.most = answer, most
        self.received: list[bytes] = []
        self._listening = socket.create_server(("127.0.0.1", 0))
        self.address = f"tcp://127.0.0.1:{self._listening.getsockname()[1]}"
        threading.Thread(target=self._serve, daemon=True).start()

    def close(self) -> None:
        self._listening.close()

    def _serve(self) -> None:
        while True:
            try:
                connection, _peer = self._listening.accept()
            except OSError:
                return
            with connection:
                self.received.append(self._stream(connection))
                if self.answer:
                    connection.sendall(f"{self.answer}\0".encode())
                elif self.answer is None:
                    time.sleep(2)

    def _stream(self, connection: socket.socket) -> bytes:
        reading = connection.makefile("rb")
        command = b""
        while not command.endswith(b"\0"):
            command += reading.read(1)
        if command == b"zVERSION\0":
            return command
        assert command == b"zINSTREAM\0"
        content = b""
        while length := struct.unpack("!L", reading.read(4))[0]:
            content += reading.read(length)
            if len(content) > self.most:
                break
        return content


@contextmanager
def real_clamd(folder: Path) -> Iterator[str]:
    """The address of a clamd that knows one signature: that of `VIRUS`."""
    signatures = folder / "signatures"
    signatures.mkdir(parents=True)
    (signatures / "own.ndb").write_text(f"VinhDanh.Test:0:*:{VIRUS.hex()}\n")
    place = folder / "clamd.sock"
    configuration = folder / "clamd.conf"
    configuration.write_text(
        f"DatabaseDirectory {signatures}\nLocalSocket {place}\nForeground yes\n"
        f"TemporaryDirectory {folder}\nStreamMaxLength 1M\nMaxThreads 2\n"
    )
    process = subprocess.Popen([CLAMD, "-c", str(configuration)], stdout=subprocess.DEVNULL)
    try:
        for _attempt in range(300):
            if place.exists():
                break
            time.sleep(0.1)
        yield f"unix://{place}"
    finally:
        process.terminate()
        process.wait(10)
