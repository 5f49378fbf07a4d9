"""What was read of a document, in its order: paragraphs, and tables of rows."""

from dataclasses import dataclass, field

from ..spreadsheets import Limits, Note, Sheet, SpreadsheetError

TABLE_NAME = "Bảng {number}"
_MOST_PARAGRAPHS = 20_000


@dataclass
class Text:
    """A paragraph; `notes` are columns, codes and texts as in `Note`."""

    text: str
    notes: list[tuple[int, str, str]] = field(default_factory=list)


@dataclass
class Rows:
    """A table, or the part of one between rows that only lay out others."""

    rows: list[list[str]] = field(default_factory=list)
    merged: list[list[int]] = field(default_factory=list)
    notes: list[Note] = field(default_factory=list)

    @property
    def width(self) -> int:
        return max((sum(map(bool, row)) for row in self.rows), default=0)


@dataclass
class Flow:
    """The contents of a document, or of a table within a cell."""

    parts: list[Text | Rows] = field(default_factory=list)

    def add(self, text: Text, limits: Limits) -> None:
        """Raises `SpreadsheetError` for a text, or for as many texts, as nobody would write."""
        if len(text.text) > limits.cell * 4:
            raise SpreadsheetError("cell_too_long", limit=limits.cell * 4)
        self.parts.append(text)
        if len(self.parts) > _MOST_PARAGRAPHS:
            raise SpreadsheetError("too_many_rows", limit=_MOST_PARAGRAPHS)

    @property
    def is_list(self) -> bool:
        """Whether it holds a table of more than one row and column."""
        return any(
            isinstance(part, Rows) and len(part.rows) > 1 and part.width > 1 for part in self.parts
        )

    def as_text(self) -> str:
        """All of it in one text, a line for each row."""
        return "\n".join(
            part.text
            if isinstance(part, Text)
            else "\n".join(" ".join(filter(None, row)) for row in part.rows)
            for part in self.parts
        )

    def sheets(self, encodings: list[str]) -> list[Sheet]:
        """A sheet for each table, with the paragraphs before it; the last ones in one of their
        own. What is empty is left out."""
        found: list[Sheet] = []
        above: list[str] = []
        notes: list[Note] = []
        count = 0
        for part in self.parts:
            if isinstance(part, Text):
                notes.extend(Note(len(above), *note) for note in part.notes)
                above.append(part.text)
                continue
            count += 1
            if above or any(map(any, part.rows)):
                name = TABLE_NAME.format(number=count)
                found.append(
                    Sheet(name, part.rows, part.merged, above, True, notes=part.notes,
                          above_notes=notes)
                )  # fmt: skip
                above, notes = [], []
        if above:
            found.append(Sheet("", above=above, is_of_document=True, above_notes=notes))
        for sheet in found:
            sheet.old_encodings.extend(encodings)
        return found
