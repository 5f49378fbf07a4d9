"""Packages that a site may do without: what each is for, and whether it is there.

They are the extras of the wheel: `pip install "vinh-danh[calendar]"`.
"""

from functools import cache
from importlib.util import find_spec

#: Extra → the packages of it, as they are imported.
EXTRAS = {
    "lists": ("python_calamine", "xlrd"),
    "calendar": ("icalendar", "holidays"),
    "pictures": ("pillow_heif",),
    "guide": ("markdown_it",),
    "documents": ("pypdf",),
}


@cache
def is_installed(package: str) -> bool:
    """Whether `package` can be imported."""
    try:
        return find_spec(package) is not None
    except (ImportError, ValueError):
        return False


def missing(extra: str) -> list[str]:
    """The packages of an extra that are not installed."""
    return [package for package in EXTRAS[extra] if not is_installed(package)]
