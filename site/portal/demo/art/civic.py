"""Covers of public life: building, scales."""

import random

from portal.demo.art import elements as el
from portal.demo.art.canvas import HEIGHT, WIDTH, Canvas, Shape, arc, curve, mix
from portal.demo.art.palettes import Palette


def building(c: Canvas, p: Palette, r: random.Random) -> None:
    """A public house with columns, or the Pavilion of the Constellation of Literature."""
    el.sky(c, p, r)
    pavilion = r.random() < 0.5
    x = 800 + r.choice((-60, 0, 60)) * (2 if pavilion else 1)
    el.sun(
        c,
        p,
        x + (0 if pavilion else r.choice((-230, 230))),
        380 if pavilion else 300,
        r.uniform(250, 280) if pavilion else 170,
        rings=5,
        gap=0.3,
        color=p.gold,
    )
    el.clouds(c, p, r, [(x - 540, 240, 1.2), (x + 500, 170, 1.0)], 0.34)
    el.cranes(c, r, x + r.choice((-420, 420)), 330, 5, p.deep, 110, 0.65)
    el.hills(c, p, r, 640, 720, 50, [mix(p.layers[0], p.ground[1], 0.35), p.layers[0]])
    for side in (-1, 1):
        for dx, size in ((640, 230), (780, 290), (500, 150)):
            el.tree(c, p, r, 800 + side * dx, 800, size, (p.layers[1], p.layers[2], p.layers[3]))
    plaza = el.below([(-60, 796), (WIDTH + 60, 796)])
    c.paint(plaza, mix(p.layers[0], p.light, 0.45), p.layers[1], p.layers[2])
    seams = Shape()
    for i in range(-14, 15):
        seams.line([(x + i * 62, 796), (x + i * 230, HEIGHT + 40)], 2)
    for y in (822, 862, 922):
        seams.line([(-60, y), (WIDTH + 60, y)], 2)
    c.paint(seams, p.light, alpha=0.22)
    (_pavilion if pavilion else _ministry)(c, p, x, 800)


def _ministry(c, p, x, y):
    wall, dim = p.light, mix(p.light, p.layers[0], 0.4)
    trim = p.gold
    for side in (-1, 1):
        wing = (x + side * 300, x + side * 560)
        left, right = min(wing), max(wing)
        c.paint(
            Shape().rect(left, y - 262, right, y),
            mix(wall, dim, 0.35),
            dim,
            shade=p.layers[2],
            shade_from="right" if side > 0 else "left",
            shade_strength=0.3,
        )
        c.paint(
            Shape().poly(
                [
                    (left - 16, y - 262),
                    (left + 20, y - 316),
                    (right - 20, y - 316),
                    (right + 16, y - 262),
                ]
            ),
            p.layers[2],
            p.layers[3],
        )
        panes, sills = Shape(), Shape()
        for i in range(4):
            wx = left + 34 + i * 64
            for top, height in ((y - 226, 76), (y - 112, 84)):
                panes.rect(wx - 15, top, wx + 15, top + height).disc(wx, top, 15)
                sills.rect(wx - 21, top + height, wx + 21, top + height + 6)
        c.paint(panes, p.layers[4], p.layers[2])
        c.paint(sills, trim)
    c.paint(Shape().rect(x - 312, y - 330, x + 312, y), dim, mix(dim, p.layers[1], 0.4))
    doors = Shape()
    for i in range(5):
        dx = x + (i - 2) * 104
        doors.rect(dx - 27, y - 196, dx + 27, y - 40).disc(dx, y - 196, 27)
    c.paint(doors, p.layers[4], p.layers[3])
    columns, lit = Shape(), Shape()
    for i in range(6):
        cx = x + (i - 2.5) * 104
        columns.rect(cx - 19, y - 318, cx + 19, y - 36)
        columns.rect(cx - 28, y - 330, cx + 28, y - 312).rect(cx - 28, y - 52, cx + 28, y - 34)
        lit.rect(cx - 12, y - 310, cx - 6, y - 54)
    c.paint(columns, wall, mix(wall, dim, 0.7), shade=p.layers[2], shade_strength=0.3)
    c.paint(lit, "#ffffff", alpha=0.5)
    c.paint(Shape().rect(x - 338, y - 374, x + 338, y - 328), wall, dim)
    c.paint(Shape().rect(x - 338, y - 340, x + 338, y - 333), trim)
    gable = [(x - 352, y - 374), (x, y - 486), (x + 352, y - 374)]
    c.paint(Shape().poly(gable), p.layers[2], p.layers[3], shade=p.deep, shade_strength=0.4)
    c.paint(Shape().poly([(x - 268, y - 386), (x, y - 470), (x + 268, y - 386)]), wall, dim)
    c.paint(Shape().disc(x, y - 416, 25), trim)
    el.star(c, x, y - 416, 19, p.light)
    c.paint(Shape().rect(x - 3, y - 640, x + 3, y - 480), p.layers[4])
    flag = curve([(0, -636), (50, -650), (96, -628), (140, -640)])
    flag += curve([(140, -548), (96, -536), (50, -558), (0, -544)])
    c.paint(Shape().poly([(x + a, y + b) for a, b in flag]), p.layers[1], p.layers[2])
    for i in range(4):
        half = 330 + i * 26
        c.paint(
            Shape().rect(x - half, y - 38 + i * 14, x + half, y - 22 + i * 14),
            mix(wall, dim, 0.2 + 0.25 * i),
        )


def _pavilion(c, p, x, y):
    wood, dark, trim = p.layers[2], p.layers[4], p.gold
    stone, dim = p.light, mix(p.light, p.layers[0], 0.4)
    for i in range(3):
        half = 330 - i * 34
        c.paint(
            Shape().rect(x - half, y - 22 - i * 22, x + half, y - i * 22),
            mix(stone, dim, i * 0.3),
            dim,
        )
    for dx, inner in ((-92, True), (92, True), (-196, False), (196, False)):
        color = mix(stone, dim, 0.75 if inner else 0.0)
        c.paint(
            Shape().rect(x + dx - 27, y - 300, x + dx + 27, y - 62),
            color,
            mix(color, p.layers[1], 0.3),
            shade=p.layers[2],
            shade_from="right",
            shade_strength=0.4,
        )
    c.paint(Shape().rect(x - 262, y - 318, x + 262, y - 284, 4), wood, p.layers[3])
    c.paint(Shape().rect(x - 262, y - 318, x + 262, y - 311), trim)
    c.paint(Shape().rect(x - 206, y - 476, x + 206, y - 318), wood, p.layers[3])
    rail = Shape()
    for i in range(17):
        rail.rect(x - 240 + i * 30 - 3, y - 356, x - 240 + i * 30 + 3, y - 318)
    c.paint(rail.rect(x - 252, y - 364, x + 252, y - 354), trim)
    c.paint(Shape().disc(x, y - 412, 62), mix(p.light, p.gold, 0.55))
    spokes = Shape()
    for angle in range(0, 360, 30):
        spokes.line([(x, y - 412), arc(x, y - 412, 60, angle, angle + 1)[0]], 4)
    c.paint(spokes, wood)
    c.paint(Shape().disc(x, y - 412, 24), wood)
    c.paint(Shape().ring(x, y - 412, 66, 6), trim)
    for half, top, low, tip in ((330, 556, 462, 380), (196, 640, 552, 250)):
        side = curve(
            [
                (half * 0.62, -top),
                (half * 0.74, -(top + low) / 2),
                (half, -low - 16),
                (tip, -low - 46),
            ],
            steps=8,
        )
        under = curve(
            [(tip, -low - 46), (half * 0.96, -low + 10), (half * 0.6, -low + 20), (0, -low + 22)],
            steps=8,
        )
        right = side + under
        outline = right + [(-a, b) for a, b in reversed(right)]
        roof = Shape().poly([(x + a, y + b) for a, b in outline])
        c.paint(
            roof,
            mix(p.layers[1], p.second, 0.2),
            p.layers[3],
            dark,
            shade=p.deep,
            shade_strength=0.45,
        )
        tiles = Shape()
        for i in range(-14, 15):
            tiles.line([(x + i * half * 0.044, y - top), (x + i * half * 0.075, y - low + 20)], 1.8)
        c.paint(tiles, p.light, alpha=0.2, clip=roof)
        edge = [(x + a, y + b) for a, b in under]
        c.paint(Shape().line(edge, 5).line([(2 * x - a, b) for a, b in edge], 5), trim)
        if top == 556:
            c.paint(Shape().rect(x - 120, y - 590, x + 120, y - 548), wood, p.layers[3])
    ridge = curve([(-150, -672), (-112, -640), (0, -644), (112, -640), (150, -672)], steps=8)
    c.paint(Shape().line([(x + a, y + b) for a, b in ridge], 13), trim)
    c.paint(Shape().disc(x, y - 670, 22), mix(trim, p.light, 0.4))


def scales(c: Canvas, p: Palette, r: random.Random) -> None:
    """The scales of justice, level, before a great disc."""
    el.sky(c, p, r)
    x, top = 800, 250
    radius = r.uniform(300, 340)
    el.rays(c, p, x, 440, radius, 1200, r.choice((30, 36, 44)), 0.1)
    el.sun(c, p, x, 440, radius, rings=5, gap=0.2, color=p.gold)
    el.clouds(c, p, r, [(x - 600, 210, 1.1), (x + 590, 300, 1.0)], 0.3)
    el.hills(c, p, r, 720, 890, 60, p.layers[:4])
    dark, metal = p.layers[4], p.layers[3]
    glint = mix(p.gold, p.light, 0.3)
    for half, y, h in ((190, 852, 44), (150, 816, 40), (108, 786, 34)):
        c.paint(Shape().rect(x - half, y, x + half, y + h, 6), metal, dark)
        c.paint(Shape().rect(x - half + 4, y, x + half - 4, y + 5), glint)
    outline = curve(
        [
            (x - 62, 790),
            (x - 22, 730),
            (x - 15, 560),
            (x - 11, top),
            (x + 11, top),
            (x + 15, 560),
            (x + 22, 730),
            (x + 62, 790),
        ],
        steps=10,
    )
    c.paint(Shape().poly(outline), mix(metal, dark, 0.2), dark)
    c.paint(Shape().rect(x - 7, top + 40, x - 3, 720, 2), glint, alpha=0.8)
    for y, w in ((700, 40), (520, 30), (330, 30)):
        c.paint(Shape().rect(x - w, y, x + w, y + 18, 9), glint, mix(glint, metal, 0.4))
    span = 335
    for side in (-1, 1):
        beam = curve(
            [
                (0, -24),
                (90, -44),
                (210, -18),
                (span - 6, -26),
                (span + 26, -62),
                (span + 50, -36),
                (span + 30, -4),
                (210, 16),
                (90, 4),
                (0, 26),
            ]
        )
        c.paint(Shape().poly([(x + side * a, top + 30 + b) for a, b in beam]), metal, dark)
        px, py = x + side * span, top + 20
        bowl = 640
        cords = Shape()
        for dx in (-128, 0, 128):
            cords.line([(px, py), (px + dx, bowl)], 3)
        c.paint(cords, dark)
        c.paint(Shape().disc(px, py, 13), glint)
        bowl_line = arc(px, bowl, 152, 0, 180, 84)
        c.paint(
            Shape().poly(bowl_line),
            mix(metal, p.layers[2], 0.4),
            dark,
            shade=p.deep,
            shade_from="right",
            shade_strength=0.5,
        )
        c.paint(Shape().disc(px, bowl, 152, 17), glint, mix(glint, metal, 0.5), across=True)
        c.paint(Shape().disc(px, bowl + 2, 138, 11), dark)
    c.paint(Shape().disc(x, top + 30, 40), glint, mix(p.gold, metal, 0.2))
    c.paint(Shape().ring(x, top + 30, 30, 4), metal)
    el.lotus(c, p, x, top + 2, 124)
