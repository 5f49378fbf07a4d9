"""Refuses migrations whose SQL on PostgreSQL locks a table or loses data.

    python tests/servers.py -- python tools/lint_migrations.py

What to leave out, and why, stands in `[tool.django_migration_linter]` in pyproject.toml.
"""

import os
import sys
from pathlib import Path

import django
from django.conf import settings
from django.core.management import call_command

PROJECT = Path(__file__).resolve().parents[1]

if __name__ == "__main__":
    sys.path[:0] = [str(PROJECT), str(PROJECT / "site")]
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "portal.settings.test")
    settings.INSTALLED_APPS = [*settings.INSTALLED_APPS, "django_migration_linter"]
    django.setup()
    call_command("lintmigrations", project_root_path=str(PROJECT))
