"""Covers of land and water: lotus, terraces, river, village."""

import math
import random

from portal.demo.art import elements as el
from portal.demo.art.canvas import HEIGHT, WIDTH, Canvas, Shape, curve, mix
from portal.demo.art.palettes import Palette


def lotus(c: Canvas, p: Palette, r: random.Random) -> None:
    """A lotus opens before a great disc, over still water."""
    x, level = 800 + r.choice((-120, 0, 110)), r.uniform(690, 740)
    el.sky(c, p, r)
    el.sun(c, p, x, level - 290, r.uniform(250, 300), rings=5, gap=0.3)
    el.clouds(c, p, r, [(x - 520, level - 470, 1.1), (x + 470, level - 320, 0.9)], 0.24)
    el.hills(
        c, p, r, level - 70, level - 25, 34, [mix(p.layers[i], p.ground[2], 0.3) for i in (0, 1)]
    )
    water = [(-60, level), (WIDTH + 60, level)]
    c.paint(el.below(water), mix(p.layers[1], p.ground[2], 0.25), p.layers[3], p.layers[4])
    c.glow(x, level + 40, 640, mix(p.accent, p.ground[2], 0.5), 0.35)
    c.paint(Shape().rect(-60, level - 3, WIDTH + 60, level + 3), p.light, alpha=0.3)
    el.ripples(c, r, x, level + 14, 985, 620, mix(p.accent, p.light, 0.5), 26, 0.4)
    rings = Shape()
    for i in range(4):
        rings.ring(x, level + 70, 240 + 95 * i, 2, 42 + 22 * i)
    c.paint(rings, p.light, alpha=0.3)
    pads = [(-430, 95, 175, 200), (400, 120, 200, -30), (-250, 215, 230, 20), (210, 235, 210, 150)]
    for dx, dy, width, notch in pads:
        shade = 2 if dy < 150 else 3
        el.lily_pad(
            c,
            p,
            x + dx,
            level + dy,
            width,
            (mix(p.layers[0], p.light, 0.12), p.layers[shade - 1]),
            notch,
        )
    side = r.choice((1, -1))
    buds = ((330 * side, -110, 170, 0.16), (-345 * side, 0, 210, 0.42))
    for dx, dy, size, opening in buds[: 1 + r.randrange(2)]:
        foot = level + 95
        stem = curve([(x + dx * 0.8, foot + 60), (x + dx * 1.04, foot), (x + dx, level + dy)])
        c.paint(Shape().line(stem, 11), mix(p.layers[2], p.layers[3]))
        el.lotus(c, p, x + dx, level + dy, size, opening)
    c.paint(Shape().disc(x, level + 74, 250, 34), p.deep, alpha=0.35)
    el.lotus(c, p, x, level + 72, 440)


def terraces(c: Canvas, p: Palette, r: random.Random) -> None:
    """Rice terraces step down from misty hills, their water holding the light."""
    side = r.choice((1, -1))
    horizon = r.uniform(330, 410)
    x = 800 + side * r.uniform(90, 250)
    el.sky(c, p, r)
    el.sun(c, p, x, horizon - r.uniform(60, 130), r.uniform(100, 135), rings=6, gap=0.5)
    el.clouds(c, p, r, [(x - side * 430, 170, 1.1), (x + side * 330, 110, 0.8)], 0.3)
    el.hills(
        c,
        p,
        r,
        horizon - 30,
        horizon + 60,
        64,
        [mix(p.layers[0], p.ground[1], 0.4), p.layers[0], p.layers[1]],
    )
    el.cranes(c, r, 800 - side * 230, 215, 5, p.deep, 110, 0.7)
    phase, shift = r.uniform(0, 6.3), r.uniform(0.5, 0.8)
    count = 15
    for i in range(count):
        t = i / (count - 1)
        y = horizon + 75 + (HEIGHT - horizon - 20) * t**1.25
        line = []
        for px in range(-60, WIDTH + 61, 20):
            u = side * (px - 800) / WIDTH
            lobe = math.sin(5.2 * u + phase + shift * i * 0.42)
            lobe += 0.42 * math.sin(11.5 * u + 2.1 * phase - i * 0.55)
            line.append((px, y - 40 * lobe * (0.75 + t) + 260 * u * (1 - 0.6 * t)))
        tone = t * 3.7
        color = mix(p.layers[int(tone)], p.layers[min(4, int(tone) + 1)], tone % 1)
        lit = mix(color, p.accent if i % 3 else p.light, 0.36 - 0.16 * t)
        depth = 10 + 16 * t
        c.paint(
            el.below(line, y + 300),
            lit,
            color,
            shade=p.deep if i % 2 else None,
            shade_from="left" if side > 0 else "right",
            shade_strength=0.3,
        )
        c.paint(Shape().line(line, 2.5 + 2.5 * t), mix(p.light, p.accent, 0.3), alpha=0.75)
        c.paint(
            Shape().poly([*line, *[(a, b + depth) for a, b in reversed(line)]]), p.deep, alpha=0.13
        )
    hut_x, hut_y = 800 - side * r.uniform(150, 260), horizon + 205
    for k, scale in ((0, 1.0), (1, 0.75)):
        _stilt_house(c, p, hut_x + k * 105 * side, hut_y + k * 26 * side, 46 * scale)


def _stilt_house(c, p, x, y, s):
    wall = Shape().rect(x - s * 0.75, y - s * 0.75, x + s * 0.75, y)
    for shift in (-0.6, 0, 0.6):
        wall.rect(x + s * shift - s * 0.06, y - 2, x + s * shift + s * 0.06, y + s * 0.6)
    c.paint(wall, mix(p.light, p.layers[1], 0.15))
    c.paint(Shape().rect(x - s * 0.16, y - s * 0.55, x + s * 0.16, y), p.deep)
    roof = [
        (x - s * 1.2, y - s * 0.5),
        (x - s * 0.66, y - s * 1.55),
        (x + s * 0.66, y - s * 1.55),
        (x + s * 1.2, y - s * 0.5),
    ]
    c.paint(Shape().poly(roof), p.layers[3], p.deep)


def river(c: Canvas, p: Palette, r: random.Random) -> None:
    """A river winds from the sun between limestone peaks; sails on it."""
    side = r.choice((1, -1))
    horizon = r.uniform(450, 520)
    x = 800 + side * r.uniform(60, 170)
    el.sky(c, p, r)
    el.sun(c, p, x, horizon - r.uniform(110, 170), r.uniform(120, 160), rings=5, gap=0.42)
    for i, color in enumerate((mix(p.layers[0], p.ground[1], 0.45), p.layers[0], p.layers[1])):
        _peaks(c, p, r, horizon, color, x, i)
    el.cranes(c, r, x - side * 330, 190, 6, p.deep, 120, 0.7)
    c.paint(
        el.below([(-60, horizon), (WIDTH + 60, horizon)]),
        mix(p.ground[2], p.light, 0.35),
        mix(p.layers[0], p.ground[2], 0.4),
        p.layers[1],
    )
    el.ripples(c, r, x, horizon + 12, 980, 520, mix(p.accent, p.light, 0.55), 34, 0.6)
    mist = Shape().rect(-60, horizon - 12, WIDTH + 60, horizon + 9, 8)
    c.paint(mist, p.light, alpha=0.25)
    banks = (
        (1, 70, (1080, 40), (520, 190), (840, 330), 2),
        (-1, 150, (980, 40), (560, 150), (900, 330), 2),
        (1, 290, (1120, 30), (700, 180), (1000, 300), 3),
        (-1, 400, (1010, 30), (560, 200), (880, 260), 4),
    )
    for flip, top, far, near, out, tone in banks:
        _bank(c, p, r, side * flip, horizon + top, far, near, out, tone)
        if top == 150:
            _sail(c, p, x - side * 40, horizon + 178, 92, side)
            _sail(c, p, x + side * 150, horizon + 110, 52, side)
    _sail(c, p, 800 - side * 60, horizon + 335, 170, side)


def _peaks(c, p, r, horizon, color, gap, depth):
    shape = Shape()
    x = -120.0
    while x < WIDTH + 120:
        width = r.uniform(75, 165)
        near = min(1, abs(x - gap) / 400)
        height = r.uniform(170, 400) * (0.3 + 0.7 * near) * (1.05 - 0.27 * depth)
        lean = r.uniform(-0.2, 0.2) * width
        shape.poly(
            curve(
                [
                    (x - width, horizon + 4),
                    (x - width * 0.66, horizon - height * 0.5),
                    (x - width * 0.3 + lean, horizon - height * 0.93),
                    (x + width * 0.12 + lean, horizon - height),
                    (x + width * 0.5, horizon - height * 0.62),
                    (x + width * 0.7, horizon - 50),
                    (x + width, horizon + 4),
                ],
                steps=8,
            )
        )
        x += width * r.uniform(0.8, 1.5)
    foot = mix(color, p.ground[2], 0.6)
    c.paint(
        shape,
        color,
        mix(color, foot, 0.35),
        foot,
        shade=p.deep,
        shade_from="right",
        shade_strength=0.22,
    )


def _bank(c, p, r, side, y, far, near, out, tone):
    """One tongue of land that reaches in from a side of the picture."""
    edge = 800 - side * 900
    reach = 800 - side * (800 - far[0] + r.uniform(200, 330))
    line = curve(
        [
            (edge, y - r.uniform(50, 80)),
            ((edge + reach) / 2, y - r.uniform(20, 44)),
            (reach, y + 6),
            (reach - side * 40, y + 26),
            ((edge + reach) / 2, y + near[1] * 0.6),
            (edge, y + near[1] + 60),
        ]
    )
    color = p.layers[tone]
    c.paint(
        Shape().poly(line),
        mix(color, p.accent, 0.18),
        color,
        shade=p.deep,
        shade_from="left" if side > 0 else "right",
        shade_strength=0.4,
    )
    c.paint(Shape().line(line[:26], 3), mix(p.accent, p.light, 0.5), alpha=0.5)


def _sail(c, p, x, y, s, side):
    c.paint(Shape().disc(x, y + s * 0.2, s * 0.9, s * 0.07), p.deep, alpha=0.25)
    sail = curve([(0, -1.5), (0.4, -0.95), (0.56, -0.3), (0.05, -0.12)], steps=8)
    fore = curve([(-0.06, -1.35), (-0.42, -0.7), (-0.5, -0.26), (-0.06, -0.14)], steps=8)
    for outline, color in ((sail, p.second), (fore, mix(p.second, p.light, 0.4))):
        shape = Shape().poly([(x + a * s * side, y + b * s) for a, b in outline])
        c.paint(shape, mix(color, p.light, 0.2), color, shade=p.deep, shade_strength=0.4)
    hull = curve(
        [
            (-0.95, -0.14),
            (-0.5, 0.02),
            (0.3, 0.02),
            (1.0, -0.22),
            (0.6, 0.2),
            (-0.55, 0.2),
            (-0.95, -0.14),
        ],
        steps=6,
    )
    c.paint(Shape().poly([(x + a * s * side, y + b * s) for a, b in hull]), p.layers[4], p.deep)
    c.paint(Shape().line([(x - s * 0.01, y), (x, y - s * 1.55)], max(1.5, s * 0.022)), p.deep)


def village(c: Canvas, p: Palette, r: random.Random) -> None:
    """Tiled roofs, areca palms and a banyan behind the fields, under a low sun."""
    side = r.choice((1, -1))
    level = r.uniform(600, 650)
    x = 800 + side * r.uniform(120, 220)
    el.sky(c, p, r)
    el.sun(c, p, x, level - r.uniform(270, 330), r.uniform(140, 180), rings=5, gap=0.42)
    el.clouds(c, p, r, [(x - side * 520, 190, 1.2), (x + side * 340, 250, 0.8)], 0.32)
    el.hills(
        c,
        p,
        r,
        level - 180,
        level - 70,
        60,
        [mix(p.layers[0], p.ground[1], 0.35), p.layers[0], p.layers[1]],
    )
    el.cranes(c, r, 800 - side * 120, 240, 4, p.deep, 110, 0.7)
    for px, height, lean in ((-610, 330, 20), (-540, 270, -14), (520, 350, -24), (600, 280, 16)):
        el.palm(c, p, 800 + px * side, level - 10, height, p.layers[3], lean)
    c.paint(el.below(el.ridge(r, level - 20, 12)), mix(p.layers[1], p.ground[2], 0.3), p.layers[2])
    el.tree(c, p, r, 800 - side * 340, level + 22, 330, (p.layers[1], p.layers[2], p.layers[3]))
    for dx, dy, s in ((520, 4, 52), (410, 14, 62), (-250, 16, 64), (290, 26, 74)):
        _house(c, p, 800 + dx * side, level + dy + 24, s)
    _hall(c, p, 800 + 10 * side, level + 52, 205)
    el.palm(c, p, 800 + 335 * side, level + 48, 390, p.layers[4], -22 * side)
    el.palm(c, p, 800 + 480 * side, level + 50, 300, p.layers[4], 18 * side)
    top = level + 50
    c.paint(
        el.below([(-60, top), (WIDTH + 60, top)]),
        mix(p.layers[1], p.accent, 0.3),
        p.layers[2],
        p.layers[3],
    )
    _paddies(c, p, r, top)
    c.paint(Shape().rect(-60, top - 5, WIDTH + 60, top + 5, 4), p.layers[4])


def _paddies(c, p, r, top):
    """Flooded fields between dikes that grow wider toward the front."""
    phase, count = r.uniform(0, 6.3), 7
    for i in range(count):
        t = i / (count - 1)
        y = top + 16 + (HEIGHT - top) * t**1.5
        line = [
            (
                x,
                y
                + (6 + 26 * t) * math.sin(x / 260 + phase + i * 1.1)
                + 8 * t * math.sin(x / 96 - i),
            )
            for x in range(-60, WIDTH + 61, 20)
        ]
        tone = 0.8 + 2.6 * t
        color = mix(p.layers[int(tone)], p.layers[int(tone) + 1], tone % 1)
        water = mix(color, p.ground[2], 0.5) if i % 2 else mix(color, p.gold, 0.22)
        c.paint(el.below(line, y + 190), water, color, shade=p.deep, shade_strength=0.2)
        c.paint(Shape().line(line, 3 + 5 * t), mix(p.layers[4], color, 0.3))
        shoots = Shape()
        for x, sy in line[1 + i % 2 :: 2]:
            height = 7 + 20 * t
            for lean in (-0.5, 0, 0.5):
                shoots.line([(x, sy), (x + lean * height, sy - height)], 1.5 + 1.6 * t)
        c.paint(shoots, mix(p.layers[3], p.deep, t * 0.5))


def _house(c, p, x, y, s):
    c.paint(Shape().rect(x - s, y - s * 0.62, x + s, y), p.light, mix(p.light, p.layers[0], 0.5))
    c.paint(Shape().rect(x - s * 0.14, y - s * 0.45, x + s * 0.14, y), p.layers[4])
    roof = [
        (x - s * 1.18, y - s * 0.52),
        (x - s * 0.9, y - s * 1.12),
        (x + s * 0.9, y - s * 1.12),
        (x + s * 1.18, y - s * 0.52),
    ]
    c.paint(
        Shape().poly(roof),
        mix(p.layers[2], p.second, 0.25),
        p.layers[3],
        shade=p.deep,
        shade_strength=0.4,
    )


def _hall(c, p, x, y, s):
    """The communal hall: a long roof with raised corners on a row of pillars."""
    c.paint(Shape().rect(x - s * 0.98, y - s * 0.42, x + s * 0.98, y), p.layers[4])
    for i in range(7):
        px = x - s * 0.94 + i * s * 1.88 / 6
        c.paint(Shape().rect(px - s * 0.03, y - s * 0.44, px + s * 0.03, y), p.light)
    c.paint(
        Shape().rect(x - s * 1.12, y - s * 0.06, x + s * 1.12, y + 6),
        p.light,
        mix(p.light, p.layers[1], 0.4),
    )
    half = [
        (0, -1.02),
        (0.55, -1.02),
        (0.72, -1.1),
        (0.78, -0.8),
        (0.98, -0.55),
        (1.34, -0.56),
        (1.18, -0.36),
        (0.9, -0.32),
        (0, -0.34),
    ]
    left = [(-a, b) for a, b in reversed(half)]
    roof = Shape().poly([(x + a * s, y + b * s) for a, b in half + left])
    c.paint(
        roof,
        mix(p.layers[2], p.second, 0.4),
        p.layers[3],
        p.layers[4],
        shade=p.deep,
        shade_strength=0.5,
    )
    ridge = [
        (x - s * 0.72, y - s * 1.1),
        (x - s * 0.55, y - s * 1.02),
        (x + s * 0.55, y - s * 1.02),
        (x + s * 0.72, y - s * 1.1),
    ]
    c.paint(Shape().line(ridge, s * 0.035), p.accent)
    tiles = Shape()
    for i in range(1, 5):
        v = -0.94 + i * 0.13
        w = (0.76, 0.8, 0.9, 1.05)[i - 1]
        tiles.line([(x - w * s, y + v * s), (x + w * s, y + v * s)], 1.6)
    c.paint(tiles, p.light, alpha=0.28, clip=roof)
