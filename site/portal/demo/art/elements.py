"""What several covers share: skies, suns, hills, water, clouds, birds, trees and figures."""

import math
import random

from portal.demo.art.canvas import HEIGHT, WIDTH, Canvas, Color, Shape, arc, curve, mix, place
from portal.demo.art.palettes import Palette

EDGE = 60  # how far land and water go on beyond the field


def sky(c: Canvas, p: Palette, r: random.Random) -> None:
    """Fill the ground: lighter on one side, as from a light out of the picture."""
    top, middle, bottom = p.ground
    side = r.choice((1, -1))
    rows: list[list[Color]] = [
        [top, mix(top, middle, 0.25), mix(top, middle, 0.6)],
        [mix(top, middle, 0.7), middle, mix(middle, bottom, 0.35)],
        [mix(middle, bottom, 0.6), bottom, mix(bottom, p.light, 0.3)],
    ]
    c.ground([row[::side] for row in rows])


def halo(c: Canvas, p: Palette, x, y, radii, width=1.6, alpha=0.5, color=None) -> None:
    """Draw circles around one middle, fainter outward."""
    for i, radius in enumerate(radii):
        fade = alpha * (1 - 0.6 * i / max(1, len(radii)))
        c.paint(Shape().ring(x, y, radius, width), color or p.line, alpha=fade)


def sun(c: Canvas, p: Palette, x, y, radius, rings=4, gap=0.32, color=None) -> None:
    """Draw a disc with its light and its rings. Before rays give it gold, never red."""
    color = color or p.accent
    c.glow(x, y, radius * 3.4, mix(color, p.light, 0.45), 0.5)
    halo(c, p, x, y, [radius * (1.22 + gap * i + 0.05 * i * i) for i in range(rings)])
    c.paint(
        Shape().disc(x, y, radius),
        *((mix(color, p.light, 0.28), color) if color == p.gold else (color, color, p.gold)),
        shade=mix(color, p.layers[1], 0.55),
        shade_strength=0.5 if color == p.gold else 0.2,
    )


def rays(c: Canvas, p: Palette, x, y, inner, outer, count, alpha=0.14, color=None) -> None:
    """Draw wedges of light around a middle."""
    shape = Shape()
    half = math.pi / count / 2
    for i in range(count):
        a = 2 * math.pi * i / count - math.pi / 2
        corners = ((inner, -half), (outer, -half), (outer, half), (inner, half))
        shape.poly([(x + d * math.cos(a + o), y + d * math.sin(a + o)) for d, o in corners])
    c.paint(shape, color or p.line, alpha=alpha)


def star(c: Canvas, x, y, size, color, points=14) -> None:
    """Draw a star with many points, as on the bronze drums."""
    outline = []
    for i in range(points * 2):
        d = size if i % 2 == 0 else size * 0.42
        a = math.pi * i / points - math.pi / 2
        outline.append((x + d * math.cos(a), y + d * math.sin(a)))
    c.paint(Shape().poly(outline), color)


def ridge(r: random.Random, y, height, waves=(0.8, 1.9, 4.1), tilt=0.0) -> list:
    """Return a hill line from the left edge to the right one."""
    parts = [(height / (i + 1) ** 1.1, w, r.uniform(0, 6.3)) for i, w in enumerate(waves)]
    line = []
    for x in range(-EDGE, WIDTH + EDGE + 1, 20):
        t = x / WIDTH
        up = sum(a * math.sin(w * 2 * math.pi * t + phase) for a, w, phase in parts)
        line.append((x, y - up + tilt * (t - 0.5)))
    return line


def below(line, bottom=HEIGHT + EDGE) -> Shape:
    """Return the land under a line."""
    return Shape().poly([*line, (line[-1][0], bottom), (line[0][0], bottom)])


def hills(c: Canvas, p: Palette, r: random.Random, top, bottom, height=60, colors=None) -> None:
    """Draw layers of hills, each darker than the one behind, with mist at the foot."""
    colors = colors or p.layers
    for i, color in enumerate(colors):
        t = i / max(1, len(colors) - 1)
        line = ridge(r, top + (bottom - top) * t, height * (1 - 0.35 * t))
        mist = mix(color, p.ground[2], 0.45 * (1 - t))
        c.paint(below(line), color, mist, shade=p.deep, shade_from="top", shade_strength=0.16)


def clouds(c: Canvas, p: Palette, r: random.Random, spots, alpha=0.34) -> None:
    """Draw flat bands of cloud at the given places (x, y, scale)."""
    for x, y, scale in spots:
        shape, side = Shape(), r.choice((1, -1))
        for shift, row, half in ((0, 0, 130), (46, -22, 84), (-58, 22, 92), (96, 22, 40)):
            cx, cy, w, h = x + side * shift * scale, y + row * scale, half * scale, 11 * scale
            shape.rect(cx - w, cy - h, cx + w, cy + h, h)
        c.paint(shape, p.light, alpha=alpha)


LAC_BIRD = [
    *curve([(104, 8), (70, -1), (56, -9), (44, -15)], steps=5),  # the long bill, upper side
    *curve([(40, -22), (18, -34), (4, -30), (22, -21), (26, -12)], steps=5),  # crest
    *curve(
        [(12, -6), (2, -30), (-26, -66), (-60, -84), (-54, -60), (-44, -34), (-30, -10)], steps=5
    ),
    *curve(
        [(-58, -10), (-96, -22), (-118, -20), (-104, -6), (-120, 6), (-92, 8), (-56, 6)], steps=5
    ),
    *curve([(-30, 8), (-44, 28), (-62, 44), (-34, 40), (-4, 26), (10, 9)], steps=5),
    *curve([(28, 6), (44, 2), (66, 6), (104, 8)], steps=5),
]


def lac_birds(c: Canvas, spots, color, alpha=1.0) -> None:
    """Draw long-beaked birds after the bronze drums, at (x, y, scale, turn)."""
    shape = Shape()
    for x, y, scale, turn in spots:
        shape.poly(place(LAC_BIRD, x, y, scale, turn))
        shape.disc(*place([(46, -7)], x, y, scale, turn)[0], 3.4 * scale, cut=True)
    c.paint(shape, color, alpha=alpha)


def cranes(c: Canvas, r: random.Random, x, y, count, color, spread=150, alpha=0.9) -> None:
    """Draw a small flock of far birds."""
    shape = Shape()
    for i in range(count):
        bx = x + (i - count / 2) * spread * 0.5 + r.uniform(-18, 18)
        by = y - abs(i - count / 2) * 22 + r.uniform(-14, 14)
        size, lift = r.uniform(16, 27), r.uniform(0.35, 0.75)
        wing = curve([(-size, -size * lift), (-size * 0.45, -size * 0.55), (0, 0)], steps=6)
        back = [(-px, py) for px, py in reversed(wing)]
        under = curve([(size * 0.5, -size * 0.3), (0, size * 0.2), (-size * 0.5, -size * 0.3)])
        shape.poly(place([*wing, *back[1:], *under], bx, by))
    c.paint(shape, color, alpha=alpha)


def ripples(c: Canvas, r: random.Random, x, top, bottom, reach, color, count=22, alpha=0.5):
    """Draw strokes of light on water, longer toward the front."""
    shape = Shape()
    for i in range(count):
        t = (i + r.random() * 0.6) / count
        y = top + (bottom - top) * t
        half = r.uniform(0.1, 0.45) * reach * (0.35 + t)
        cx, h = x + r.uniform(-0.5, 0.5) * reach * (0.3 + t), 1.6 + 3.2 * t
        shape.rect(cx - half, y - h, cx + half, y + h, h)
    c.paint(shape, color, alpha=alpha)


def leaf(length: float, width: float, bend: float = 0.0) -> list:
    """Return a pointed leaf that stands on 0,0 and points up."""
    left = curve(
        [
            (0, 0),
            (-width * 0.42, -length * 0.3),
            (-width * 0.4 + bend * 0.5, -length * 0.62),
            (bend, -length),
        ],
        steps=8,
    )
    right = curve(
        [
            (bend, -length),
            (width * 0.4 + bend * 0.5, -length * 0.62),
            (width * 0.42, -length * 0.3),
            (0, 0),
        ],
        steps=8,
    )
    return left + right


def lotus(c: Canvas, p: Palette, x, y, size, opening=1.0) -> None:
    """Draw a lotus flower whose foot is at x, y; `opening` is 0 for a bud, 1 for full bloom."""
    tip, base = p.bloom
    rows = (
        (0.98, 0.36, (0, 27, -27), 0.35),
        (0.92, 0.37, (46, -46, 14, -14), 0.18),
        (0.84, 0.36, (72, -72, 36, -36), 0.0),
        (0.70, 0.33, (92, -92, 58, -58), -0.02),
        (0.66, 0.36, (24, -24, 0), -0.05),
    )
    for length, width, turns, dark in rows:
        for turn in turns:
            top = mix(tip, base, max(0, dark))
            foot = mix(base, p.layers[3], max(0, dark) * 1.3)
            bend = turn / 90 * size * 0.1
            outline = place(leaf(length * size, width * size, bend), x, y, 1, turn * opening)
            petal = Shape().poly(outline)
            c.paint(
                petal,
                top,
                mix(top, foot, 0.35),
                foot,
                shade=mix(base, p.layers[3], 0.45),
                shade_strength=0.5,
            )
            c.paint(Shape().line(outline, size * 0.005), mix(tip, p.light, 0.6), alpha=0.75)


def lily_pad(c: Canvas, p: Palette, x, y, width, colors, notch=0.0) -> None:
    """Draw a leaf that lies on the water."""
    shape = Shape().disc(x, y, width, width * 0.27)
    edge = [(x, y), *arc(x, y, width * 1.2, notch - 9, notch + 9, width * 0.33)]
    shape.poly(edge, cut=True)
    c.paint(Shape().disc(x, y + width * 0.05, width, width * 0.27), p.deep, alpha=0.25)
    c.paint(shape, *colors, shade=p.deep, shade_from="left", shade_strength=0.3)
    veins = Shape()
    for angle in range(int(notch) + 30, int(notch) + 340, 34):
        end = arc(x, y, width * 0.86, angle, angle + 1, width * 0.23)[0]
        veins.line([(x, y), end], 1.6)
    c.paint(veins, p.light, alpha=0.28)


def palm(c: Canvas, p: Palette, x, y, height, color, lean=0.0) -> None:
    """Draw an areca palm with its foot at x, y."""
    top = (x + lean, y - height)
    trunk = curve([(x, y), (x + lean * 0.3, y - height * 0.5), top])
    shape = Shape().line(trunk, height * 0.022)
    for angle in (-158, -128, -100, -76, -48, -20, 12, 168):
        reach = height * (0.27 if -140 < angle < -40 else 0.24)
        a = math.radians(angle)
        tip = (top[0] + reach * math.cos(a), top[1] + reach * math.sin(a) * 0.75 + reach * 0.22)
        knee = (top[0] + reach * 0.55 * math.cos(a), top[1] + reach * 0.62 * math.sin(a))
        spine = curve([top, knee, tip], steps=7)
        under = curve([tip, (knee[0], knee[1] + reach * 0.2), top], steps=7)
        shape.poly([*spine, *under])
    c.paint(shape, color)


def tree(c: Canvas, p: Palette, r: random.Random, x, y, size, colors) -> None:
    """Draw a broad old tree: crowns of round leaf masses, light from above."""
    trunk = Shape()
    for shift in (-0.34, -0.12, 0.1, 0.33):
        limb = curve(
            [
                (x + shift * size * 0.2, y + 6),
                (x + shift * size * 0.16, y - size * 0.34),
                (x + shift * size, y - size * 0.72),
            ]
        )
        trunk.line(limb, size * 0.075)
    c.paint(trunk, mix(colors[-1], p.deep, 0.5))
    for row, color in enumerate(reversed(colors)):
        mass = Shape()
        for _ in range(7):
            a, d = r.uniform(0, 6.28), r.uniform(0.1, 0.5) * size
            lift = (0.82 + 0.13 * row) * size
            mass.disc(
                x + math.cos(a) * d * (1.2 - 0.18 * row),
                y - lift + math.sin(a) * d * 0.4,
                size * r.uniform(0.17, 0.27),
            )
        c.paint(mass, mix(color, p.light, 0.08), color, shade=p.deep, shade_strength=0.42)


def person(c: Canvas, x, y, height, coat, skin, hair, robe=False) -> None:
    """Draw a small standing figure with its feet at x, y."""
    h = height
    width = 0.17 if robe else 0.145
    body = curve(
        [
            (x - h * width * (1.05 if robe else 0.7), y),
            (x - h * 0.115, y - h * 0.45),
            (x - h * width, y - h * 0.72),
            (x - h * 0.09, y - h * 0.81),
            (x, y - h * 0.825),
            (x + h * 0.09, y - h * 0.81),
            (x + h * width, y - h * 0.72),
            (x + h * 0.115, y - h * 0.45),
            (x + h * width * (1.05 if robe else 0.7), y),
        ]
    )
    c.paint(
        Shape().poly(body),
        coat,
        shade=mix(coat, "#000000", 0.5),
        shade_from="right",
        shade_strength=0.4,
    )
    c.paint(Shape().rect(x - h * 0.03, y - h * 0.88, x + h * 0.03, y - h * 0.79, h * 0.02), skin)
    if robe:
        c.paint(Shape().disc(x, y - h * 0.93, h * 0.074, h * 0.074), hair)
    c.paint(Shape().disc(x, y - h * 0.905, h * 0.06, h * 0.075), skin)
    cap = [*arc(x, y - h * 0.92, h * 0.064, 180, 360, h * 0.07), (x, y - h * 0.945)]
    c.paint(Shape().poly(cap), hair)
