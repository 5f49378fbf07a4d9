"""Which connections are looked at: those of all threads, whenever they are made."""

import gc
from collections.abc import Iterator
from pathlib import Path
from threading import Thread

import pytest
from django.db import connection
from django.db.backends.signals import connection_created

from portal.editions.shared_file import SharedFile
from portal.editions.writes import ConnectionWatch, Watch

pytestmark = [pytest.mark.django_db, pytest.mark.any_database]


@pytest.fixture
def number(tmp_path: Path) -> Iterator[SharedFile]:
    made = SharedFile(tmp_path / "number")
    Watch(made, frozenset()).start()
    yield made
    connection_created.disconnect(dispatch_uid="editions")
    for wrapper in [w for w in connection.execute_wrappers if isinstance(w, ConnectionWatch)]:
        connection.execute_wrappers.remove(wrapper)
        del connection.commit


def test_connections_of_threads_that_come_later_are_looked_at(number: SharedFile) -> None:
    """As those of a web server are, each of which has its own."""
    gc.collect()
    found: list[bool] = []

    def in_thread() -> None:
        connection.ensure_connection()
        found.extend(isinstance(w, ConnectionWatch) for w in connection.execute_wrappers)
        connection.close()

    thread = Thread(target=in_thread)
    thread.start()
    thread.join()
    assert found == [True]
