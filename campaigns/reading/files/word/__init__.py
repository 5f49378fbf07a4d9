"""Word documents (.docx), read as a stream of XML events in the child process of `spreadsheets`.

`document` walks through paragraphs and tables; `texts` reads what a paragraph says and what was
deleted, struck or hidden in it; `styles` and `numbers` know what Word draws without writing it;
`flows` keeps what was read, in the document's order; `xml` finds elements by their names.
"""

from .document import TABLE_NAME, read

__all__ = ["TABLE_NAME", "read"]
