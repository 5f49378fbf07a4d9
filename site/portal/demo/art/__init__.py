"""Cover images for the demonstration content, drawn by code: no files to license or ship."""

import random
from collections.abc import Callable

from PIL import Image

from portal.demo.art import ceremony, civic, nature, objects, people
from portal.demo.art.canvas import Canvas
from portal.demo.art.palettes import COOL, WARM, Palette

MOTIFS: dict[str, Callable[[Canvas, Palette, random.Random], None]] = {
    "ceremony": ceremony.ceremony,
    "lotus": nature.lotus,
    "terraces": nature.terraces,
    "river": nature.river,
    "scales": civic.scales,
    "books": objects.books,
    "drum": objects.drum,
    "people": people.people,
    "building": civic.building,
    "handshake": people.handshake,
    "chart": objects.chart,
    "village": nature.village,
}


def choose_palette(motif: str, seed: int) -> Palette:
    """Return the palette of a cover: two warm ones, then a cool one, in the motif's own order."""
    order = random.Random(motif)  # noqa: S311
    warm, cool = order.sample(WARM, len(WARM)), order.sample(COOL, len(COOL))
    turn, place = divmod(seed, 3)
    if place == 2:
        return cool[turn % len(cool)]
    return warm[(2 * turn + place) % len(warm)]


def draw_cover(motif: str, seed: int, size: tuple[int, int] = (1600, 1000)) -> Image.Image:
    """Draw one cover. The same motif, seed and size always give the same picture.

    The subject keeps to the middle, so that crops down to a square still hold it.
    """
    if motif not in MOTIFS:
        raise ValueError(f"Unknown motif {motif!r}; known are: {', '.join(sorted(MOTIFS))}.")
    rng = random.Random(f"{motif}/{seed}")  # noqa: S311
    palette = choose_palette(motif, seed)
    canvas = Canvas(size, random.Random(f"grain/{motif}/{seed}"))  # noqa: S311
    MOTIFS[motif](canvas, palette, rng)
    return canvas.finish(palette.deep)
