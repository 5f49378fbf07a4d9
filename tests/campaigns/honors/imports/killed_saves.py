"""Run by a process of its own on its own database: an import's save, killed at each statement.

Prints a line of JSON after each death, with what is in the database then.
"""

import json
import os
import signal
from typing import Any

from django.contrib.auth import get_user_model
from django.db import connection, connections
from wagtail.models import PageLogEntry

from campaigns.factories import HonorRollFactory, list_of
from campaigns.honors.imports.read import read_import
from campaigns.honors.imports.targets import target_of
from campaigns.honors.imports.write import save_import
from campaigns.honors.lists.edit import draft_of
from campaigns.honors.lists.marks import IMPORTED
from campaigns.imports import files
from campaigns.models import Award, AwardImport, AwardImportRow, HonorRollIndexPage, HonorRollPage


def prepare() -> None:
    """A roll with two awards, and an import of thirty for it."""
    user = get_user_model().objects.create_superuser("can-bo", "can-bo@example.vn", "x")
    roll = HonorRollFactory(parent=HonorRollIndexPage.objects.first(), live=False)
    list_of(roll, "An", "Bình", user=user)
    lines = "".join(f"{n},Lê An {n},Lao động tiên tiến\n" for n in range(1, 31))
    token = files.keep(f"STT,Họ và tên,Danh hiệu\n{lines}".encode())
    made = AwardImport.objects.create(page_id=roll.pk, user=user, filename="a.csv", token=token)
    read_import(made)


def save(killed_at: int) -> None:
    """Saves, and dies before the statement number `killed_at`."""
    written = 0

    def count(execute: Any, sql: str, params: Any, many: bool, context: Any) -> Any:
        nonlocal written
        written += sql.lstrip()[:6].upper() in ("INSERT", "UPDATE", "DELETE")
        if written == killed_at:
            os.kill(os.getpid(), signal.SIGKILL)
        return execute(sql, params, many, context)

    award_import = AwardImport.objects.get()
    target = target_of(award_import.page.specific)
    with connection.execute_wrapper(count):
        save_import(award_import, target, award_import.user, "replace", target.token)


def state() -> dict[str, int]:
    roll = HonorRollPage.objects.latest("pk")
    return {
        "listed": draft_of(roll).award_list.awards.count(),
        "rows": Award.objects.count(),
        "staged": AwardImportRow.objects.count(),
        "logged": PageLogEntry.objects.filter(action=IMPORTED).count(),
    }


def main() -> None:
    prepare()
    killed_at, status = 0, -1
    while status != 0:
        killed_at += 1
        connections.close_all()
        child = os.fork()
        if not child:
            save(killed_at)
            os._exit(0)
        status = os.waitpid(child, 0)[1]
        print(json.dumps({"signal": status & 0x7F, **state()}), flush=True)
