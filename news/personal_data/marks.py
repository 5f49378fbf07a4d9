"""Vietnamese words as names of files and old documents have them: without marks."""

import unicodedata


def without_marks(text: str) -> str:
    """`text` in plain letters, at its length."""
    return "".join(
        "d" if letter == "đ" else unicodedata.normalize("NFD", letter)[0] for letter in text
    )


def marks_or_none(pattern: str) -> str:
    """A pattern whose words are found without their marks as well: "[àa]" for "à". It holds none
    of these letters in brackets yet, and is compiled to ignore case.
    """
    return "".join(
        letter if letter.isascii() else f"[{letter}{without_marks(letter)}]" for letter in pattern
    )
