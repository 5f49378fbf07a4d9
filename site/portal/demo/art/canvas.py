"""A small drawing surface over Pillow: shapes with gradients, grainy shading and soft edges.

Everything is said in a field of 1600 × 1000 units. The field is laid over the wanted picture so
that it covers it, its middle on the picture's middle; what hangs over is cut off.
"""

import math
import random
from collections.abc import Iterable, Sequence

from PIL import Image, ImageChops, ImageDraw, ImageFilter

WIDTH, HEIGHT = 1600, 1000
OVERSAMPLING = 2

Point = tuple[float, float]
Color = str | tuple[int, int, int]


def rgb(color: Color) -> tuple[int, int, int]:
    """Return a "#rrggbb" string or a triple as a triple."""
    if isinstance(color, str):
        return int(color[1:3], 16), int(color[3:5], 16), int(color[5:7], 16)
    return color


def mix(first: Color, second: Color, share: float = 0.5) -> tuple[int, int, int]:
    """Return the color that lies `share` of the way from the first to the second."""
    (r0, g0, b0), (r1, g1, b1) = rgb(first), rgb(second)
    return (
        round(r0 + (r1 - r0) * share),
        round(g0 + (g1 - g0) * share),
        round(b0 + (b1 - b0) * share),
    )


def curve(points: Sequence[Point], closed: bool = False, steps: int = 12) -> list[Point]:
    """Return a smooth (Catmull-Rom) line through the points."""
    count, line = len(points), []

    def at(index):
        return points[index % count if closed else min(max(index, 0), count - 1)]

    def along(a, b, c, d, t):
        bend = (2 * a - 5 * b + 4 * c - d) * t * t + (3 * b - a - 3 * c + d) * t**3
        return 0.5 * (2 * b + (c - a) * t + bend)

    for i in range(count if closed else count - 1):
        (ax, ay), (bx, by), (cx, cy), (dx, dy) = at(i - 1), at(i), at(i + 1), at(i + 2)
        for step in range(steps):
            t = step / steps
            line.append((along(ax, bx, cx, dx, t), along(ay, by, cy, dy, t)))
    if not closed:
        line.append(points[-1])
    return line


def arc(
    x: float, y: float, radius: float, start: float, end: float, ry: float | None = None
) -> list[Point]:
    """Return points on an arc, degrees clockwise from the right."""
    ry = radius if ry is None else ry
    steps = max(6, int(abs(end - start) / 3))
    angles = (math.radians(start + (end - start) * i / steps) for i in range(steps + 1))
    return [(x + radius * math.cos(a), y + ry * math.sin(a)) for a in angles]


def place(
    points: Iterable[Point], x: float, y: float, scale: float = 1, turn: float = 0
) -> list[Point]:
    """Return points drawn around 0,0 turned (degrees), scaled and moved to x, y."""
    cos, sin = math.cos(math.radians(turn)) * scale, math.sin(math.radians(turn)) * scale
    return [(x + px * cos - py * sin, y + px * sin + py * cos) for px, py in points]


class Shape:
    """Outlines that are painted as one, so that overlaps of see-through paint do not show."""

    def __init__(self):
        self.parts = []
        self.bounds = None

    def _add(self, kind, points, width=0.0, cut=False):
        self.parts.append((kind, points, width, cut))
        if not cut:
            xs, ys = [p[0] for p in points], [p[1] for p in points]
            box = (min(xs) - width, min(ys) - width, max(xs) + width, max(ys) + width)
            old = self.bounds or box
            self.bounds = (*map(min, old[:2], box[:2]), *map(max, old[2:], box[2:]))
        return self

    def poly(self, points: Iterable[Point], cut: bool = False) -> "Shape":
        """Add a filled outline; with `cut` take it away instead."""
        return self._add("poly", list(points), cut=cut)

    def rect(self, x0, y0, x1, y1, radius: float = 0, cut: bool = False) -> "Shape":
        """Add a rectangle, with round corners if a radius is given."""
        self._add("rect", [(x0, y0), (x1, y1)], cut=cut)
        self.parts[-1] = ("rect", [(x0, y0), (x1, y1)], radius, cut)
        return self

    def disc(self, x, y, rx, ry: float | None = None, cut: bool = False) -> "Shape":
        """Add a full circle or ellipse."""
        ry = rx if ry is None else ry
        return self._add("disc", [(x - rx, y - ry), (x + rx, y + ry)], cut=cut)

    def ring(self, x, y, radius, width, ry: float | None = None) -> "Shape":
        """Add a circle's line."""
        ry = radius if ry is None else ry
        return self._add("ring", [(x - radius, y - ry), (x + radius, y + ry)], width)

    def line(self, points: Iterable[Point], width: float, cut: bool = False) -> "Shape":
        """Add a line with round joints and ends."""
        return self._add("line", list(points), width, cut)


class Canvas:
    """The picture in work. `finish()` gives it out in the wanted size."""

    def __init__(self, size: tuple[int, int], rng: random.Random):
        self.size = size
        self.rng = rng
        self.width, self.height = (side * OVERSAMPLING for side in size)
        self.scale = max(self.width / WIDTH, self.height / HEIGHT)
        self.left = (self.width - WIDTH * self.scale) / 2
        self.top = (self.height - HEIGHT * self.scale) / 2
        self.image = Image.new("RGB", (self.width, self.height))
        grain = Image.frombytes("L", size, rng.randbytes(size[0] * size[1]))
        self.grain = grain.resize(self.image.size, Image.Resampling.BILINEAR)

    def _device(self, point):
        return point[0] * self.scale + self.left, point[1] * self.scale + self.top

    def _box(self, bounds):
        x0, y0 = self._device(bounds[:2])
        x1, y1 = self._device(bounds[2:])
        box = (
            max(0, math.floor(x0) - 1),
            max(0, math.floor(y0) - 1),
            min(self.width, math.ceil(x1) + 2),
            min(self.height, math.ceil(y1) + 2),
        )
        return box if box[0] < box[2] and box[1] < box[3] else None

    def _mask(self, shape, box):
        mask = Image.new("1", (box[2] - box[0], box[3] - box[1]))
        draw = ImageDraw.Draw(mask)
        for kind, points, width, cut in shape.parts:
            tone = 0 if cut else 255
            at = [self._device(point) for point in points]
            at = [(x - box[0], y - box[1]) for x, y in at]
            stroke = max(1, round(width * self.scale))
            if kind == "poly":
                draw.polygon(at, fill=tone)
            elif kind == "rect":
                draw.rounded_rectangle([*at[0], *at[1]], width * self.scale, fill=tone)
            elif kind == "disc":
                draw.ellipse([*at[0], *at[1]], fill=tone)
            elif kind == "ring":
                draw.ellipse([*at[0], *at[1]], outline=tone, width=stroke)
            else:
                draw.line(at, fill=tone, width=stroke, joint="curve")
                half = stroke / 2
                for x, y in (at[0], at[-1]) if stroke > 2 else ():
                    draw.ellipse([x - half, y - half, x + half, y + half], fill=tone)
        return mask

    @staticmethod
    def _gradient(colors, size, across=False):
        gray = isinstance(colors[0], int)
        colors = colors if gray else [rgb(color) for color in colors]
        count, length = len(colors), size[0] if across else size[1]
        if count == 1:
            return Image.new("L" if gray else "RGB", size, colors[0])
        strip = Image.new("L" if gray else "RGB", (count, 1) if across else (1, count))
        strip.putdata(colors)
        span = (0.5, 0, count - 0.5, 1) if across else (0, 0.5, 1, count - 0.5)
        line = (length, 1) if across else (1, length)
        # In two steps: smooth along the line, then only copied, which is much quicker.
        return strip.resize(line, Image.Resampling.BILINEAR, span).resize(
            size, Image.Resampling.NEAREST
        )

    def paint(
        self,
        shape: Shape,
        *colors: Color,
        across: bool = False,
        alpha: float = 1,
        shade: Color | None = None,
        shade_from: str = "bottom",
        shade_strength: float = 0.6,
        clip: Shape | None = None,
    ) -> None:
        """Fill a shape with a color or a gradient (downward, or rightward with `across`).

        `shade` sprays a second color in grains, densest at the side `shade_from` names.
        `clip` keeps the paint inside another shape.
        """
        box = self._box(shape.bounds)
        if box is None:
            return
        mask = self._mask(shape, box)
        if clip is not None:
            mask = ImageChops.logical_and(mask, self._mask(clip, box))
        paint: Image.Image | tuple[int, int, int] = rgb(colors[0])
        if len(colors) > 1 or alpha < 1:  # under a soft mask an image is quicker than a color
            paint = self._gradient(colors, mask.size, across)
        if alpha < 1:
            self.image.paste(paint, box, mask.convert("L").point(lambda v: round(v * alpha)))
        else:
            self.image.paste(paint, box, mask)
        if shade is not None:
            self._spray(mask, box, shade, shade_from, shade_strength)

    def _spray(self, mask, box, color, side, strength):
        stops = [0, 0, round(255 * strength)]
        if side in ("top", "left"):
            stops.reverse()
        slope = self._gradient(stops, mask.size, side in ("left", "right"))
        grains = ImageChops.subtract(slope, self.grain.crop(box))
        grains = grains.point([0] * 8 + [255] * 248, "1")
        self.image.paste(rgb(color), box, ImageChops.logical_and(grains, mask))

    def ground(self, rows: Sequence[Sequence[Color]]) -> None:
        """Fill the whole picture with a soft mesh of colors, given in rows of equal length."""
        mesh = Image.new("RGB", (len(rows[0]), len(rows)))
        mesh.putdata([rgb(color) for row in rows for color in row])
        inner = (0.5, 0.5, len(rows[0]) - 0.5, len(rows) - 0.5)
        mesh = mesh.resize((160, 100), Image.Resampling.BILINEAR, box=inner)
        mesh = mesh.filter(ImageFilter.GaussianBlur(16))
        self.image = mesh.resize(self.image.size, Image.Resampling.BICUBIC)

    def glow(self, x: float, y: float, radius: float, color: Color, alpha: float = 0.6) -> None:
        """Lay a soft round light."""
        (x0, y0), (x1, y1) = (
            self._device((x - radius, y - radius)),
            self._device((x + radius, y + radius)),
        )
        side = max(1, round(x1 - x0))
        # Pillow's gradient reaches 255 in the corners, and about 178 where the circle ends.
        table = [round(255 * alpha * max(0, 1 - v / 177) ** 1.5) for v in range(256)]
        light = Image.radial_gradient("L").point(table)
        light = light.resize((side, max(1, round(y1 - y0))), Image.Resampling.BILINEAR)
        self.image.paste(rgb(color), (round(x0), round(y0)), light)

    def finish(self, vignette: Color, strength: float = 0.22) -> Image.Image:
        """Return the picture in its own size, with darker edges and paper grain."""
        image = self.image.resize(self.size, Image.Resampling.LANCZOS)
        table = [round(255 * strength * (v / 255) ** 2.4) for v in range(256)]
        edge = Image.radial_gradient("L").point(table).resize(self.size)
        image.paste(rgb(vignette), (0, 0), edge)
        grain = Image.frombytes("L", self.size, self.rng.randbytes(self.size[0] * self.size[1]))
        grain = grain.point([round(128 + (v - 128) * 0.07) for v in range(256)])
        cloudy = Image.frombytes("L", (64, 40), self.rng.randbytes(2560))
        cloudy = cloudy.point([round((v - 128) * 0.03) + 128 for v in range(256)])
        cloudy = cloudy.resize(self.size, Image.Resampling.BICUBIC)
        paper = ImageChops.add(grain, cloudy, 1, -128)
        return ImageChops.add(image, Image.merge("RGB", (paper,) * 3), 1, -128)
