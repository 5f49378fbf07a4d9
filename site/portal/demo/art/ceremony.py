"""The cover of a ceremony: the stage, the rosette of honor, the hall."""

import random

from portal.demo.art import elements as el
from portal.demo.art.canvas import HEIGHT, WIDTH, Canvas, Shape, arc, curve, mix, place
from portal.demo.art.palettes import Palette
from portal.demo.art.people import HAIRS, SKINS


def ceremony(c: Canvas, p: Palette, r: random.Random) -> None:
    """A rosette of honor between curtains, or the honored on a stage; the hall looks on."""
    el.sky(c, p, r)
    staged = r.random() < 0.5
    x, y = 800, 400 if staged else 410
    c.glow(x, y, 900, mix(p.accent, p.light, 0.5), 0.5)
    el.rays(c, p, x, y, 120, 1100, r.choice((26, 32, 40)), 0.16)
    el.halo(c, p, x, y, [330, 400, 480, 570], alpha=0.5)
    if staged:
        el.sun(c, p, x, y - 40, 215, rings=1, color=p.gold)
        el.star(c, x, y - 40, 120, mix(p.gold, p.light, 0.75))
        _stage(c, p, r, x)
    else:
        _laurels(c, p, x, y, 300)
        _rosette(c, p, r, x, y - 20, 190)
    for side in (-1, 1):
        _curtain(c, p, side, 250)
    _valance(c, p, r.choice((6, 8)))
    _audience(c, p, r)


def _rosette(c, p, r, x, y, size):
    for side in (-1, 1):
        tail = [(-0.34, 0), (0.3, 0), (0.42, 2.0), (0.03, 1.78), (-0.36, 2.0)]
        at = place(tail, x + side * size * 0.34, y + size * 0.45, size, -side * 16)
        red = mix(p.layers[1], p.layers[2])
        c.paint(
            Shape().poly(at),
            p.layers[3],
            red,
            red,
            shade=p.deep,
            shade_from="top",
            shade_strength=0.8,
        )
        stripe = place(
            [(-0.06, 0), (0.02, 0), (0.1, 1.83), (-0.02, 1.79)],
            x + side * size * 0.34,
            y + size * 0.45,
            size,
            -side * 16,
        )
        c.paint(Shape().poly(stripe), p.gold)
    lobes = r.choice((20, 24, 28))
    tiers = (
        (1.12, p.layers[3], p.layers[2]),
        (0.97, mix(p.gold, p.layers[2], 0.2), mix(p.gold, p.light, 0.45)),
        (0.82, p.layers[2], p.layers[1]),
    )
    for scale, dark, lit in tiers:
        for part, color in ((0, dark), (1, lit)):
            pleats = Shape()
            for i in range(part, lobes, 2):
                a = 360 * i / lobes
                leaf = [(0, 0), (0.93, -0.14), (1.0, -0.08), (1.02, 0), (1.0, 0.08), (0.93, 0.14)]
                pleats.poly(place(leaf, x, y, size * scale, a))
            c.paint(pleats, color)
        c.paint(Shape().ring(x, y, size * (scale - 0.1), 2), p.deep, alpha=0.25)
    gold, pale = p.gold, mix(p.gold, p.light, 0.6)
    c.paint(Shape().disc(x, y, size * 0.66), p.deep, alpha=0.35)
    c.paint(Shape().disc(x, y, size * 0.63), pale, gold, shade=p.layers[3], shade_strength=0.5)
    c.paint(Shape().ring(x, y, size * 0.55, 3).ring(x, y, size * 0.52, 2), p.layers[3], alpha=0.7)
    el.lotus(c, p, x, y + size * 0.3, size * 0.62)


def _laurels(c, p, x, y, radius):
    """Two ears of rice that close around the middle."""
    gold = p.gold
    for side in (-1, 1):
        stem = Shape().line([(x + side * (a - x), b) for a, b in arc(x, y, radius, 82, -62)], 6)
        c.paint(stem, gold)
        grains, lit = Shape(), Shape()
        for i in range(17):
            angle = 70 - i * 8
            px, py = arc(x, y, radius, angle, angle + 1)[0]
            for out, length, target in ((34, 66, grains), (-34, 58, lit)):
                ear = place(el.leaf(length, 27), px, py, 1, angle + out)
                target.poly([(x + side * (a - x), b) for a, b in ear])
        c.paint(grains, mix(gold, p.light, 0.25), gold, shade=p.layers[2], shade_strength=0.35)
        c.paint(lit, mix(gold, p.light, 0.55), mix(gold, p.light, 0.2))


def _curtain(c, p, side, width):
    edge = 800 - side * 880
    for i, reach in enumerate((1.2, 1.0, 0.78, 0.55, 0.3)):
        inner = edge + side * (80 + width * reach * 1.05)
        fall = curve(
            [
                (inner + side * 60, -60),
                (inner + side * 10, 330),
                (inner - side * 70, 640),
                (inner - side * 40, 1060),
            ]
        )
        tone = (p.layers[2], p.layers[3])[i % 2]
        c.paint(
            Shape().poly([(edge, -60), *fall, (edge, 1060)]),
            tone,
            mix(tone, p.layers[3], 0.5),
            shade=p.deep,
            shade_from="left" if side > 0 else "right",
            shade_strength=0.5,
        )


def _valance(c, p, count):
    width = (WIDTH + 160) / count
    for i in range(count):
        x = -80 + width * (i + 0.5)
        for depth, color in ((118, p.layers[3]), (94, p.layers[2]), (62, p.layers[3])):
            c.paint(Shape().disc(x, -10, width * 0.53, depth), color)
        c.paint(Shape().line(arc(x, -10, width * 0.53, 165, 15, 118), 5), p.gold)


def _stage(c, p, r, x):
    for half, y, color in (
        (560, 730, p.layers[1]),
        (470, 694, p.layers[0]),
        (390, 660, mix(p.layers[0], p.light, 0.35)),
    ):
        c.paint(Shape().rect(x - half, y, x + half, y + 300), color, p.layers[3])
        c.paint(Shape().rect(x - half, y - 3, x + half, y + 4), p.gold, alpha=0.9)
    coats = [p.layers[3], p.second, p.layers[4], p.light, p.layers[2]]
    r.shuffle(coats)
    for i, coat in enumerate(coats):
        px = x + (i - 2) * 132
        robe = i % 2 == r.randrange(2)
        skin = mix(r.choice(SKINS), p.layers[0], 0.12)
        el.person(c, px, 662, 282 + r.uniform(-14, 10), coat, skin, HAIRS[i % 2], robe)
        frame = Shape().rect(px - 36, 478, px + 36, 528, 3)
        c.paint(frame, p.gold)
        c.paint(Shape().rect(px - 30, 484, px + 30, 522), p.light)
        seal = Shape().disc(px + 17, 511, 6).rect(px - 16, 494, px + 16, 497)
        c.paint(seal.rect(px - 11, 502, px + 5, 504), p.layers[2])


def _audience(c, p, r):
    c.paint(Shape().rect(-60, 856, WIDTH + 60, HEIGHT + 60), p.layers[4], p.deep)
    for row, (y, size, color) in enumerate(
        ((812, 46, mix(p.layers[3], p.layers[4], 0.4)), (880, 56, p.layers[4]), (968, 68, p.deep))
    ):
        heads, step = Shape(), size * 2.55
        x = -40 + (row % 2) * step / 2
        while x < WIDTH + 80:
            px, py = x + r.uniform(-6, 6), y + r.uniform(-7, 7)
            heads.disc(px, py - size * 0.25, size * 0.5, size * 0.6)
            heads.poly(
                curve(
                    [
                        (px - size * 1.2, py + size * 2.6),
                        (px - size * 1.02, py + size),
                        (px - size * 0.3, py + size * 0.42),
                        (px + size * 0.3, py + size * 0.42),
                        (px + size * 1.02, py + size),
                        (px + size * 1.2, py + size * 2.6),
                    ]
                )
            )
            x += step
        c.paint(heads, mix(color, p.layers[2], 0.18), color)
