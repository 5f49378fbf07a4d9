"""What others wrote elsewhere, as blocks of a body.

`convert(html)` takes the HTML that Word, LibreOffice, Google Docs or a web page puts on the
clipboard, or that a converter of .docx files gives, and answers with blocks and with what it had to
leave out. `runs` holds texts with their styles, `reading` finds paragraphs in the HTML, `styles`,
`lists` and `tables` know how each program marks what, `writing` makes blocks, `notices` says it all
to the editor. Nothing here asks the database.
"""

from .conversion import MOST_CHARACTERS, Converted, convert

__all__ = ["MOST_CHARACTERS", "Converted", "convert"]
