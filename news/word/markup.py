"""HTML made ready for Python's parser, which takes hours over comments and tags without an end.

Everything here looks at each character a fixed number of times.
"""

import re

_START, _END = "<!--StartFragment-->", "<!--EndFragment-->"
_DECLARATION = re.compile(r"<[!?][^>]*>")
_OPENING = re.compile(r"<(?=[a-zA-Z/!?])")


def copied_part(html: str) -> str:
    """What was selected, of a page that the clipboard has around it."""
    start, end = html.find(_START), html.rfind(_END)
    return html[start + len(_START) : end] if 0 <= start < end else html


def without_declarations(html: str) -> str:
    """Without comments, conditions and the like, and without a last tag that does not close."""
    kept, place = [], 0
    while (start := html.find("<!--", place)) != -1 and (end := html.find("-->", start)) != -1:
        kept.append(html[place:start])
        place = end + len("-->")
    kept.append(html[place:].replace("<!--", ""))
    html = "".join(kept)
    closed = html.rfind(">") + 1
    # Behind the last ">" no tag can end: an opening there is no more than a sign.
    return _DECLARATION.sub("", html[:closed]) + _OPENING.sub("&lt;", html[closed:])
