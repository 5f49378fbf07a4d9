"""gzip and Brotli for text, as the visitor's browser asks."""

import gzip
import re
from collections.abc import Iterable
from functools import lru_cache

import brotli

IDENTITY, GZIP, BROTLI = "", "gzip", "br"
#: Below this the headers weigh more than what is saved; bytes.
LEAST = 300
TEXT = re.compile(
    r"text/|application/(?:[\w.+-]*(?:json|xml|javascript)|x-ndjson)|image/svg\+xml", re.IGNORECASE
)
#: Levels beyond which little is gained: a page of 35 KB takes about a millisecond.
GZIP_LEVEL, BROTLI_QUALITY = 6, 5


def is_compressible(content_type: str, size: int) -> bool:
    return size >= LEAST and TEXT.match(content_type) is not None


@lru_cache(maxsize=512)
def best_encoding(accepted: str) -> str:
    """The encoding to send to a browser whose Accept-Encoding is `accepted`."""
    weights = dict(_weights(accepted[:300]))
    anything = weights.get("*", 0.0)
    best = max((BROTLI, GZIP), key=lambda name: weights.get(name, anything))
    return best if weights.get(best, anything) > 0 else IDENTITY


def _weights(accepted: str) -> Iterable[tuple[str, float]]:
    for part in accepted.lower().split(","):
        name, _, parameters = part.partition(";")
        weight = re.search(r"q\s*=\s*([\d.]+)", parameters)
        try:
            yield name.strip(), float(weight[1]) if weight else 1.0
        except ValueError:
            yield name.strip(), 0.0


def compress(body: bytes, encoding: str) -> bytes:
    if encoding == BROTLI:
        return brotli.compress(body, quality=BROTLI_QUALITY)
    if encoding == GZIP:
        return gzip.compress(body, GZIP_LEVEL, mtime=0)
    return body


def decompress(body: bytes) -> bytes:
    """What was compressed with Brotli."""
    return brotli.decompress(body)
