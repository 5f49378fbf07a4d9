"""Runs Django's deployment checks under production settings, with made-up secrets."""

import os
import secrets
import subprocess
import sys
from pathlib import Path

PROJECT = Path(__file__).resolve().parents[1]
VARIABLES = {
    "DJANGO_SETTINGS_MODULE": "portal.settings.production",
    "SECRET_KEY": secrets.token_urlsafe(50),
    "ALLOWED_HOSTS": "news.example.org",
    "BASE_URL": "https://news.example.org",
    "DATABASE_URL": "sqlite:////tmp/vinh-danh-check.sqlite3",
    "EMAIL_URL": "dummymail://",
    "DEFAULT_FROM_EMAIL": "news@example.org",
}

if __name__ == "__main__":
    command = [sys.executable, "manage.py", "check", "--deploy", "--fail-level", "WARNING"]
    sys.exit(subprocess.run(command, cwd=PROJECT, env={**os.environ, **VARIABLES}).returncode)
