"""From nothing to a first published honor roll, timed: `python tools/first_roll.py`.

It does what a developer types who starts with our template, and then what an officer clicks. With
`--here` nothing is downloaded: the packages of this environment are used in place of a new one.
"""

import argparse
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

PROJECT = Path(__file__).resolve().parents[1]
TEMPLATE = PROJECT / "docs" / "start_template"
SAMPLE = PROJECT / "docs" / "mau" / "danh-sach-khen-thuong-mau.xlsx"
#: An officer makes a roll, sends our sample list, saves what was read and publishes.
PUBLISH = """
import re
from django.contrib.auth import get_user_model
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from campaigns.models import AwardImport, HonorRollIndexPage, HonorRollPage

officer = get_user_model().objects.get()
roll = HonorRollPage(title="Our first roll", live=False)
HonorRollIndexPage.objects.get().add_child(instance=roll)
roll.save_revision(user=officer)
client = Client()
client.force_login(officer)
with open(%(sample)r, "rb") as file:
    sent = SimpleUploadedFile("list.xlsx", file.read())
client.post(reverse("award_import:start", args=[roll.pk]), {"file": sent}, follow=True)
read = AwardImport.objects.get()
saving = reverse("award_import:save", args=[read.pk])
asked = client.get(saving, follow=True).content.decode()
client.post(saving, {
    "token": re.search(r'name="token" value="([^"]*)"', asked)[1],
    "mode": "replace", "unread": 1000, "are_honored": "on",
}, follow=True)
roll.refresh_from_db()
roll.get_latest_revision().publish(user=officer)
roll.refresh_from_db()
page = Client().get(roll.url)
assert page.status_code == 200, page.status_code
count = roll.award_list.awards.count()
assert count and roll.award_list.awards.first().name in page.content.decode()
print(f"{count} awards are public at {roll.url}")
"""


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--here", action="store_true", help="use this environment's packages")
    arguments = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        begun = time.monotonic()
        for line in first_roll(Path(folder), here=arguments.here):
            print(f"{time.monotonic() - begun:6.0f} s  {line}", flush=True)


def first_roll(folder: Path, *, here: bool, wheel: Path | None = None) -> Iterator[str]:
    """Says each step when it is done; raises `CalledProcessError` where one fails.

    Builds the wheel unless it is given.
    """
    python, environment = Path(sys.executable), own_environment()
    wheel = wheel or build(folder)
    pip = ("-m", "pip", "--disable-pip-version-check", "--quiet", "install")
    if here:
        environment["PYTHONPATH"] = str(folder / "packages")
        run(python, *pip, "--no-index", "--no-deps", "--target", folder / "packages", wheel)
    else:
        run(python, "-m", "venv", folder / "venv", env=environment)
        python = folder / "venv" / "bin" / "python"
        run(python, *pip, f"{wheel}[all]", env=environment)
    yield "pip install"
    site = folder / "site"
    site.mkdir()
    start = "from wagtail.bin.wagtail import main; main()"
    run(python, "-c", start, "start", f"--template={TEMPLATE}", "ourtown", site, env=environment)
    yield "wagtail start --template"
    environment["DJANGO_SUPERUSER_PASSWORD"] = "a long password"

    def manage(*words: str) -> str:
        return run(python, "manage.py", *words, env=environment, cwd=site)

    manage("migrate", "--verbosity=0")
    manage("createsuperuser", "--noinput", "--username=officer", "--email=officer@ourtown.example")
    yield "manage.py migrate, createsuperuser"
    manage("setup_news")
    manage("setup_campaigns")
    yield "manage.py setup_news, setup_campaigns"
    yield manage("shell", "--verbosity=0", "--command", PUBLISH % {"sample": str(SAMPLE)}).strip()


def own_environment() -> dict[str, str]:
    """Without what leads Python and Django to this repository's website."""
    ours = {"DJANGO_SETTINGS_MODULE", "PYTHONPATH"}
    return {name: value for name, value in os.environ.items() if name not in ours}


def build(folder: Path) -> Path:
    """The wheel, which is on the shelf when a developer begins."""
    run(Path(sys.executable), "-m", "hatchling", "build", "-t", "wheel", "-d", folder, cwd=PROJECT)
    (wheel,) = folder.glob("*.whl")
    return wheel


def run(*command: object, env: dict[str, str] | None = None, cwd: Path | None = None) -> str:
    done = subprocess.run(
        [str(word) for word in command], env=env, cwd=cwd, capture_output=True, text=True
    )
    if done.returncode:
        raise SystemExit(f"{done.stdout}{done.stderr}")
    return done.stdout


if __name__ == "__main__":
    main()
