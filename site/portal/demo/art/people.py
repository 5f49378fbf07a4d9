"""Covers of people: a community, two hands that meet."""

import math
import random

from portal.demo.art import elements as el
from portal.demo.art.canvas import WIDTH, Canvas, Color, Shape, arc, curve, mix, place
from portal.demo.art.palettes import Palette

SKINS = ("#f0c9a0", "#e3b088", "#d29a72", "#f4d5b3")
HAIRS = ("#1f1413", "#2b1a16", "#3a2620", "#8d8178")


def people(c: Canvas, p: Palette, r: random.Random) -> None:
    """A community, shoulder to shoulder before the sun; no faces, many kinds of dress."""
    el.sky(c, p, r)
    x = 800 + r.choice((-130, 0, 120))
    el.sun(c, p, x, 310, r.uniform(205, 235), rings=6, gap=0.34)
    el.clouds(c, p, r, [(x - 520, 200, 1.1), (x + 480, 150, 0.9)], 0.3)
    el.cranes(c, r, x + r.choice((-400, 380)), 130, 5, p.deep, 110, 0.7)
    el.hills(c, p, r, 490, 560, 50, [mix(p.layers[0], p.ground[1], 0.3), p.layers[0]])
    coats: list[Color] = [
        p.layers[2],
        p.light,
        p.second,
        p.layers[3],
        mix(p.layers[1], p.second, 0.5),
        p.layers[1],
        mix(p.light, p.layers[0], 0.35),
        p.layers[4],
        p.accent,
    ]
    kinds = ["short", "bun", "hat", "long", "short", "scarf", "hat", "short", "long", "bun"]
    r.shuffle(kinds)
    for row, (y, size, count) in enumerate(((606, 88, 9), (748, 112, 7), (925, 144, 5))):
        step = (WIDTH + 40) / count
        r.shuffle(coats)
        middle = (count - 1) / 2
        for _, i in sorted((-abs(i - middle), i) for i in range(count)):
            px = 800 + (i - middle) * step + r.uniform(-12, 12)
            py = y + r.uniform(-14, 14) + 26 * math.cos(i * 2.4 + row)
            kind = kinds[(i * 3 + row * 2) % len(kinds)]
            haze = 0.26 - 0.13 * row
            _bust(c, p, r, px, py, size, mix(coats[i % len(coats)], p.layers[0], haze), kind, haze)


def _bust(c, p, r, x, y, s, coat, kind, haze):
    skin = mix(r.choice(SKINS), p.layers[0], haze * 0.8)
    hair = mix(r.choice(HAIRS[:3] if kind != "short" else HAIRS), p.layers[1], haze)
    if kind == "long":
        back = curve(
            [
                (-0.42, -0.62),
                (0, -0.98),
                (0.42, -0.62),
                (0.5, 0.2),
                (0.36, 0.62),
                (-0.36, 0.62),
                (-0.5, 0.2),
            ],
            closed=True,
        )
        c.paint(Shape().poly(place(back, x, y, s)), hair)
    if kind == "bun":
        c.paint(Shape().disc(x + s * 0.3, y - s * 0.86, s * 0.2), hair)
    body = curve(
        [
            (-1.12, 4.2),
            (-1.06, 1.06),
            (-0.72, 0.58),
            (-0.2, 0.36),
            (0.2, 0.36),
            (0.72, 0.58),
            (1.06, 1.06),
            (1.12, 4.2),
        ]
    )
    c.paint(
        Shape().poly(place(body, x, y, s)),
        mix(coat, p.light, 0.1),
        coat,
        shade=mix(coat, p.deep, 0.7),
        shade_from="right",
        shade_strength=0.42,
    )
    neck = Shape().poly(
        place([(-0.19, 0), (0.19, 0), (0.24, 0.42), (0, 0.62), (-0.24, 0.42)], x, y, s)
    )
    c.paint(neck, mix(skin, p.layers[2], 0.28))
    if kind in ("short", "scarf"):
        for side in (-1, 1):
            lapel = [(side * 0.24, 0.36), (side * 0.36, 0.5), (side * 0.12, 0.98), (0, 0.62)]
            c.paint(Shape().poly(place(lapel, x, y, s)), mix(coat, p.light, 0.55))
    head = Shape().disc(x, y - s * 0.3, s * 0.37, s * 0.46)
    c.paint(head, skin, shade=mix(skin, p.layers[2], 0.55), shade_from="right", shade_strength=0.5)
    if kind == "hat":
        hat = curve(
            [
                (-0.98, -0.34),
                (-0.5, -0.72),
                (-0.05, -1.18),
                (0.05, -1.18),
                (0.5, -0.72),
                (0.98, -0.34),
                (0.5, -0.24),
                (0, -0.21),
                (-0.5, -0.24),
            ],
            closed=True,
            steps=6,
        )
        straw = mix(p.light, p.gold, 0.45)
        c.paint(
            Shape().poly(place(hat, x, y, s)),
            mix(straw, p.light, 0.4),
            straw,
            shade=p.layers[1],
            shade_from="right",
            shade_strength=0.45,
        )
        hoops = Shape()
        for t in (0.3, 0.55, 0.8):
            hoops.line(arc(x, y - s * (1.2 - 0.9 * t), s * 0.92 * t, 160, 20, s * 0.1), 1.4)
        c.paint(hoops, p.layers[2], alpha=0.4)
        return
    cap = {
        "short": [
            (-0.4, -0.3),
            (-0.41, -0.62),
            (0, -0.88),
            (0.41, -0.62),
            (0.4, -0.3),
            (0.3, -0.5),
            (-0.06, -0.56),
            (-0.3, -0.48),
        ],
        "bun": [
            (-0.39, -0.24),
            (-0.42, -0.6),
            (0, -0.9),
            (0.42, -0.6),
            (0.39, -0.24),
            (0.26, -0.54),
            (0, -0.68),
            (-0.26, -0.54),
        ],
    }.get(
        kind,
        [
            (-0.42, 0.1),
            (-0.44, -0.6),
            (0, -0.93),
            (0.44, -0.6),
            (0.42, 0.1),
            (0.3, -0.42),
            (-0.05, -0.7),
            (-0.32, -0.4),
        ],
    )
    if kind == "scarf":
        wrap = curve(
            [
                (-0.46, 0),
                (-0.46, -0.62),
                (0, -0.95),
                (0.46, -0.62),
                (0.46, 0),
                (0.3, -0.46),
                (0, -0.58),
                (-0.3, -0.46),
            ],
            closed=True,
        )
        c.paint(Shape().poly(place(wrap, x, y, s)), mix(p.second, p.layers[1], haze + 0.15))
        for i in range(5):
            dot = place([(-0.3 + 0.15 * i, -0.66 - 0.14 * (2 - abs(i - 2)))], x, y, s)[0]
            c.paint(Shape().disc(*dot, s * 0.025), p.layers[3])
    else:
        c.paint(Shape().poly(place(curve(cap, closed=True, steps=6), x, y, s)), hair)


def handshake(c: Canvas, p: Palette, r: random.Random) -> None:
    """Two hands meet before the sun."""
    el.sky(c, p, r)
    side = r.choice((1, -1))
    x, y = 800, r.uniform(470, 500)
    c.glow(x, y, 800, mix(p.accent, p.light, 0.5), 0.5)
    el.rays(c, p, x, y - 20, 320, 1200, r.choice((28, 36)), 0.13)
    el.sun(c, p, x, y - 20, r.uniform(300, 330), rings=5, gap=0.2, color=p.gold)
    el.clouds(c, p, r, [(x - 560, 190, 1.1), (x + 540, 250, 1.0)], 0.3)
    el.hills(c, p, r, 800, 900, 46, [p.layers[0], p.layers[1], p.layers[2]])
    _hands(c, p, x, y, side, r)


def _hands(c, p, x, y, side, r):
    near, far = mix(SKINS[0], p.light, 0.1), mix(SKINS[2], p.layers[0], 0.1)
    edge = mix("#8a4a32", p.layers[3], 0.35)

    def at(points):
        return [(x + side * a, y + b) for a, b in points]

    def limb(points, width, color, lit=True):
        line = at(curve(points))
        c.paint(Shape().line(line, width + 6), edge, alpha=0.75)
        c.paint(Shape().line(line, width), color)
        if lit:
            up = [(a, b - width * 0.26) for a, b in line]
            c.paint(Shape().line(up, width * 0.16), mix(color, "#ffffff", 0.4), alpha=0.6)

    def flat(points, *colors):
        outline = at(curve(points, closed=True))
        c.paint(Shape().line([*outline, outline[0]], 6), edge, alpha=0.75)
        c.paint(Shape().poly(outline), *colors, shade=edge, shade_strength=0.35)

    flat(
        [
            (400, -74),
            (230, -92),
            (60, -104),
            (-60, -60),
            (-90, 30),
            (-40, 110),
            (120, 128),
            (270, 118),
            (400, 124),
        ],
        mix(far, p.light, 0.15),
        far,
    )
    for i, (tip, knuckle) in enumerate(
        (
            ((-176, 84), (-60, 104)),
            ((-150, 118), (-30, 130)),
            ((-112, 148), (0, 150)),
            ((-66, 172), (36, 164)),
        )
    ):
        limb([knuckle, tip], 54 - 3 * i, mix(far, p.light, 0.06), lit=False)
    flat(
        [
            (-400, -80),
            (-250, -98),
            (-100, -116),
            (20, -92),
            (70, -30),
            (76, 60),
            (20, 108),
            (-90, 118),
            (-180, 98),
            (-280, 112),
            (-400, 122),
        ],
        mix(near, p.light, 0.25),
        near,
    )
    fingers = (
        [(-10, 100), (60, 116), (128, 142)],
        [(0, 60), (90, 76), (186, 112)],
        [(4, 14), (110, 28), (226, 70)],
        [(-6, -34), (110, -26), (240, 18)],
    )
    for i, points in enumerate(fingers):
        limb(points, 50 + 3 * i, near)
    flat(
        [
            (-150, -60),
            (-60, -96),
            (30, -80),
            (52, -20),
            (44, 60),
            (-10, 104),
            (-110, 90),
            (-170, 20),
        ],
        near,
    )
    c.paint(
        Shape().poly(
            at(
                curve(
                    [
                        (-230, -84),
                        (-60, -100),
                        (38, -76),
                        (60, -20),
                        (52, 60),
                        (-20, 108),
                        (-140, 100),
                        (-240, 84),
                    ],
                    closed=True,
                )
            )
        ),
        mix(near, p.light, 0.14),
        near,
    )
    limb([(160, -76), (60, -104), (-56, -104)], 62, mix(far, p.light, 0.1))
    flat([(250, -82), (160, -108), (96, -112), (120, -62), (190, -44), (260, -56)], far)
    c.paint(
        Shape().poly(
            at(
                curve(
                    [(330, -76), (180, -104), (112, -104), (116, -70), (190, -36), (330, -30)],
                    closed=True,
                )
            )
        ),
        far,
    )
    for flip, coat in ((-1, p.layers[3]), (1, r.choice((p.layers[1], p.layers[2])))):
        cuff = [(flip * 372, -96), (flip * 424, -100), (flip * 430, 142), (flip * 378, 140)]
        sleeve = curve(
            [(flip * 414, -122), (flip * 600, -126), (flip * 780, -72), (flip * 980, 60)]
        )
        sleeve += curve(
            [(flip * 980, 640), (flip * 780, 420), (flip * 600, 250), (flip * 420, 164)]
        )
        c.paint(Shape().poly(at(cuff)), p.light, mix(p.light, p.layers[0], 0.4))
        c.paint(
            Shape().poly(at(sleeve)),
            mix(coat, p.layers[0], 0.15),
            coat,
            p.layers[4],
            shade=p.deep,
            shade_strength=0.5,
        )
        trim = [(flip * 446, -120), (flip * 452, 182)]
        c.paint(Shape().line(at(trim), 7), p.gold)
