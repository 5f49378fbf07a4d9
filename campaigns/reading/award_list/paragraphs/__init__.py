"""Lists written as paragraphs, and decisions whose sentences name who is honored.

`blocks` goes from paragraph to paragraph, `rows` makes rows of a table of them; `sentences` reads
"Điều 1. Tặng … cho …"; `recipients` reads one recipient, "Ông A, Trưởng phòng, Sở Y"; `marks` are
the numbers and signs before items; `words` are the words that tell all this.
"""

from .blocks import paragraphs_as_table
from .rows import PARAGRAPHS, Paragraphs

__all__ = ["PARAGRAPHS", "Paragraphs", "paragraphs_as_table"]
