"""Lists written as paragraphs, and decisions whose sentences name who is honored.

`blocks` goes from paragraph to paragraph, which `texts` and `tabs` make of a document's lines;
`sentences` reads "Điều 1. Tặng … cho …", `recipients` one recipient, "Ông A, Trưởng phòng, Sở Y",
`marks` the numbers and signs before items; `words` are the words that tell all this; `rows` makes
rows of a table of what was found.
"""

from .blocks import ParagraphReader
from .rows import PARAGRAPHS, Paragraphs

__all__ = ["PARAGRAPHS", "ParagraphReader", "Paragraphs"]
