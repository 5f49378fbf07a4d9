"""Elements of a Word document by their local names, in its transitional and strict forms alike."""

from functools import lru_cache
from typing import Any

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_STRICT = "{http://purl.oclc.org/ooxml/wordprocessingml/main}"


@lru_cache(maxsize=2_000)
def local(name: Any) -> str:
    """A tag without its namespace, "" for that of a comment."""
    return name.rpartition("}")[2] if isinstance(name, str) else ""


def tag(element: Any) -> str:
    """The name without its namespace, "" for comments."""
    return local(element.tag)


def find(element: Any, *path: str) -> Any:
    """The first child of that name, and so on down the path; None where there is none."""
    for name in path:
        for child in element:
            if local(child.tag) == name:
                element = child
                break
        else:
            return None
    return element


def attribute(element: Any, name: str) -> str:
    return element.get(_W + name) or element.get(_STRICT + name) or ""


def value(element: Any) -> str:
    """The attribute `val`; "" also where there is no such element."""
    return attribute(element, "val") if element is not None else ""


def number(element: Any, otherwise: int) -> int:
    text = value(element)
    return int(text[:7]) if text.isdecimal() else otherwise


def switch(properties: Any, name: str) -> bool | None:
    """What a property such as `strike` says: on, off, or nothing."""
    found = find(properties, name)
    return None if found is None else value(found) not in ("0", "false", "off", "none")
