"""The sites that are measured: where they are kept, and what their processes need to know."""

import hashlib
import os
import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

from .children import PROJECT, Child

KEPT = PROJECT / "var" / "bench"
PORT = 18765
MAKE_CONTENT = "site/portal/management/commands/make_content.py"
#: What decides whether a kept site is still the right one, beside migrations.
CONTENT = {
    "ours": ("bench/content", "bench/ours.py", MAKE_CONTENT, "site/portal/demo"),
    "stock": ("bench/content", "bench/stock/site.py", "bench/stock/blog"),
}
MIGRATIONS = ("news", "campaigns", "home")
#: The page cache made for Wagtail that runs on this release; only the stock site uses it.
PEER, PEER_FOLDER = "cjkcms-cache==3.0.1", KEPT / "peer"


@dataclass(frozen=True)
class BenchSite:
    """Ours or the stock one, with so many articles."""

    name: str
    size: int

    @property
    def folder(self) -> Path:
        return KEPT / f"{self.name}-{self.size}"

    @property
    def module(self) -> str:
        return "bench.ours" if self.name == "ours" else "bench.stock.site"

    @property
    def environment(self) -> dict[str, str]:
        """Production settings, without HTTPS."""
        common = {
            "VAR_DIR": str(self.folder),
            "PYTHONPATH": f"{PROJECT}:{PROJECT / 'site'}",
            "LOG_LEVEL": "ERROR",
        }
        if self.name != "ours":
            common["PYTHONPATH"] += f":{PEER_FOLDER}"
            return {**common, "DJANGO_SETTINGS_MODULE": "bench.stock.settings"}
        return {
            **common,
            "DJANGO_SETTINGS_MODULE": "portal.settings.production",
            "SECRET_KEY": "only-for-measurements-" * 3,
            "ALLOWED_HOSTS": "127.0.0.1,localhost",
            "BASE_URL": f"http://127.0.0.1:{PORT}",
            "DATABASE_URL": f"sqlite:///{self.folder / 'db.sqlite3'}",
            "EMAIL_URL": "dummymail://",
            "DEFAULT_FROM_EMAIL": "bench@example.vn",
            "HTTPS": "off",
            "COSTLY_A_MINUTE": "0",
        }

    def child(self) -> Child:
        return Child(self.module, self.environment)

    def prepare(self) -> None:
        """Fills the site, unless it is kept from an earlier run with the same content."""
        mark, wanted = self.folder / "content", fingerprint(self.name)
        is_kept = mark.exists() and mark.read_text() == wanted
        if not is_kept:
            print(f"Filling {self.name} with {self.size:,} articles …", flush=True)
            shutil.rmtree(self.folder, ignore_errors=True)
            self.folder.mkdir(parents=True)
        if self.name == "ours":
            self._collect_static()
        with self.child() as child:
            if not is_kept:
                child.ask("fill", articles=self.size, awards=self.size)
                mark.write_text(wanted)
            child.ask("refresh")

    def _collect_static(self) -> None:
        """Anew each time, as the code may have changed; into one folder for all sizes."""
        shared, own = KEPT / "static", self.folder / "static"
        shared.mkdir(exist_ok=True)
        if not own.exists():
            own.symlink_to(shared)
        command = [sys.executable, "manage.py", "collectstatic", "--noinput", "-v", "0"]
        environment = {**os.environ, **self.environment}
        subprocess.run(command, cwd=PROJECT, env=environment, check=True)


def find_peer() -> str:
    """Which page cache the stock site gets: "wagtail", or "django" where that cannot be had."""
    if not (PEER_FOLDER / "wagtailcache").exists():
        command = [sys.executable, "-m", "pip", "--disable-pip-version-check", "install", "-q"]
        command += ["--no-deps", "--target", str(PEER_FOLDER), PEER]
        if subprocess.run(command, stderr=subprocess.DEVNULL).returncode:
            return "django"
    return "wagtail"


def fingerprint(name: str) -> str:
    """Changes with the content that is made for this site, and for ours with any migration."""
    digest = hashlib.sha256()
    folders = [PROJECT / place for place in CONTENT[name]]
    if name == "ours":
        folders += [PROJECT / app / "migrations" for app in MIGRATIONS]
    for folder in folders:
        for file in sorted(folder.rglob("*")) if folder.is_dir() else [folder]:
            if file.is_file() and "__pycache__" not in file.parts:
                digest.update(str(file.relative_to(PROJECT)).encode() + file.read_bytes())
    return digest.hexdigest()
