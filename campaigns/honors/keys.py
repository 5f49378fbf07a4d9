"""Keys of awards: short enough for an address, random enough never to meet again."""

import secrets

# Without letters that are read or spoken for others (0 o 1 l i) or that spell words.
_LETTERS = "23456789bcdfghjkmnpqrstvwxyz"
LENGTH = 10


def new_key() -> str:
    """One of 28^10, some 3 × 10^14."""
    return "".join(secrets.choice(_LETTERS) for _ in range(LENGTH))


def is_key(text: str) -> bool:
    """Whether `text` could be a key."""
    return len(text) == LENGTH and set(text) <= set(_LETTERS)
