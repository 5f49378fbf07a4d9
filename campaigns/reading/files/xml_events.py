"""Large XML parts read event by event: no tree, no entities, names without their namespaces."""

import io
from typing import Any
from xml.sax.handler import ContentHandler

from defusedxml.sax import parse


class Events(ContentHandler):
    """Calls `start(name, attributes)` and `end(name)`; `text` gathers between `open_text` and
    `taken_text`. Names and attributes are local: "ss:Index" is "Index"."""

    def __init__(self) -> None:
        super().__init__()
        self._pieces: list[str] | None = None

    def start(self, name: str, attributes: dict[str, str]) -> None: ...

    def end(self, name: str) -> None: ...

    def open_text(self) -> None:
        self._pieces = []

    def taken_text(self) -> str:
        pieces, self._pieces = self._pieces, None
        return "".join(pieces or ())

    def startElement(self, name: str, attrs: Any) -> None:
        found = {_local(key): value for key, value in attrs.items() if key[:5] != "xmlns"}
        self.start(_local(name), found)

    def endElement(self, name: str) -> None:
        self.end(_local(name))

    def characters(self, content: str) -> None:
        if self._pieces is not None:
            self._pieces.append(content)

    def read(self, content: bytes) -> "Events":
        """Raises what the parser raises: `SAXParseException`, or a `DefusedXmlException`."""
        parse(io.BytesIO(content), self, forbid_dtd=True)
        return self


def _local(name: str) -> str:
    return name[name.find(":") + 1 :]


def is_true(value: str | None) -> bool:
    """Whether an attribute says yes: "1", "true", "on"."""
    return (value or "").strip().lower() in ("1", "true", "on")
