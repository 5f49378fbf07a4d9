"""The servers that are measured, as processes on this machine."""

import os
import shutil
import socket
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping
from contextlib import AbstractContextManager, contextmanager, suppress
from pathlib import Path
from tempfile import TemporaryDirectory

import psutil

from .children import PROJECT
from .sites import PORT, BenchSite

HOST = "127.0.0.1"
WORKERS = 2
START, STOP = 120.0, 20.0

NGINX_CONFIGURATION = """
daemon off;
worker_processes {workers};
pid {folder}/nginx.pid;
error_log stderr error;
events {{ worker_connections 1024; }}
http {{
  access_log off;
  sendfile on;
  tcp_nopush on;
  keepalive_requests 100000000;
  open_file_cache max=2000;
  default_type "text/html; charset=utf-8";
  client_body_temp_path {folder}/body;
  proxy_temp_path {folder}/proxy;
  fastcgi_temp_path {folder}/fastcgi;
  uwsgi_temp_path {folder}/uwsgi;
  scgi_temp_path {folder}/scgi;
  server {{
    listen {host}:{port} reuseport;
    root {root};
    index index.html;
  }}
}}
"""


class Server:
    """A running server with all its processes."""

    def __init__(self, process: "subprocess.Popen[bytes]") -> None:
        self.root = psutil.Process(process.pid)

    def processes(self) -> list[psutil.Process]:
        return [self.root, *self.root.children(recursive=True)]

    def cpu(self) -> float:
        """CPU seconds of all processes since they began."""
        total = 0.0
        for process in self.processes():
            with suppress(psutil.NoSuchProcess):
                times = process.cpu_times()
                total += times.user + times.system
        return total

    def memory(self) -> dict[str, float]:
        """Megabytes of all processes: `rss` counts shared pages again and again, `pss` once."""
        found = {"rss": 0.0, "pss": 0.0}
        for process in self.processes():
            with suppress(psutil.NoSuchProcess):
                full = process.memory_full_info()
                found["rss"] += full.rss / 2**20
                found["pss"] += full.pss / 2**20
        return found


@contextmanager
def running(command: list[str], environment: Mapping[str, str], port: int) -> Iterator[Server]:
    """Started, answering, and stopped at the end."""
    if answers(port):
        raise RuntimeError(f"Port {port} is in use by another program.")
    process = subprocess.Popen(
        command, cwd=PROJECT, env={**os.environ, **environment}, stdout=subprocess.DEVNULL
    )
    try:
        deadline = time.monotonic() + START
        while not answers(port):
            if process.poll() is not None or time.monotonic() > deadline:
                raise RuntimeError(f"It does not start: {' '.join(command)}")
            time.sleep(0.1)
        yield Server(process)
    finally:
        process.terminate()
        try:
            process.wait(STOP)
        except subprocess.TimeoutExpired:
            for left in psutil.Process(process.pid).children(recursive=True):
                left.kill()
            process.kill()
            process.wait()


def answers(port: int) -> bool:
    with suppress(OSError), socket.create_connection((HOST, port), timeout=1):
        return True
    return False


def granian(application: str) -> list[str]:
    command = [sys.executable, "-m", "granian", "--interface", "wsgi", "--log-level", "error"]
    command += ["--host", HOST, "--port", str(PORT), "--workers", str(WORKERS)]
    return [*command, "--blocking-threads", "4", application]


def ours(site: BenchSite) -> AbstractContextManager[Server]:
    """As it is run: web workers and the background process."""
    command = [sys.executable, "manage.py", "serve", "--port", str(PORT)]
    return running([*command, "--workers", str(WORKERS)], site.environment, PORT)


def ours_cold(site: BenchSite) -> AbstractContextManager[Server]:
    return running(granian("bench.cold:application"), site.environment, PORT)


def stock(site: BenchSite) -> AbstractContextManager[Server]:
    return running(granian("bench.stock.wsgi:application"), site.environment, PORT)


def stock_cached(site: BenchSite, peer: str) -> AbstractContextManager[Server]:
    """`peer` is what keeps whole pages: see `sites.py: find_peer`."""
    environment = {**site.environment, "STOCK_CACHE": peer}
    return running(granian("bench.stock.wsgi:application"), environment, PORT)


def hello(files: Path) -> AbstractContextManager[Server]:
    return running(granian("bench.hello:application"), {"HELLO_FOLDER": str(files)}, PORT)


def find_nginx() -> str | None:
    return shutil.which("nginx") or shutil.which("nginx", path="/usr/sbin:/usr/local/sbin")


@contextmanager
def nginx(files: Path) -> Iterator[Server]:
    """Serves `files`; only where `find_nginx` found it."""
    with TemporaryDirectory(prefix="bench-nginx-") as folder:
        os.chmod(folder, 0o755)  # its workers may be another user
        configuration = Path(folder, "nginx.conf")
        configuration.write_text(
            NGINX_CONFIGURATION.format(
                folder=folder, root=files, host=HOST, port=PORT, workers=WORKERS
            )
        )
        command = [find_nginx() or "nginx", "-c", str(configuration), "-p", folder, "-e", "stderr"]
        with running(command, {}, PORT) as server:
            yield server
