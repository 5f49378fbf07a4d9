"""Personal data in free text: found, named, taken out or asked about.

What finds it (`search`, `numbers`, `births`, `addresses`, `labels`) knows nothing of Django.
"""

from .found import Found
from .search import cleaned, find, without

__all__ = ["Found", "cleaned", "find", "without"]
