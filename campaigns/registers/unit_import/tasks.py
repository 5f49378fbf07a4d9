"""What is done behind the web workers. A task's argument is an id, never a name or a row.

Tasks that wait in the queue name this module: it stays where it is.
"""

from django_tasks import task

from ..models.imports import UnitImport
from .read import read_import


@task()
def read_import_task(pk: int) -> None:
    """Reads a long file, unless it was read or thrown away meanwhile."""
    waiting = UnitImport.objects.filter(pk=pk, state=UnitImport.State.WAITING)
    if unit_import := waiting.select_related("user").first():
        read_import(unit_import)
