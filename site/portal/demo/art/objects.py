"""Covers of things: books, the bronze drum, a chart."""

import math
import random

from portal.demo.art import elements as el
from portal.demo.art.canvas import HEIGHT, WIDTH, Canvas, Shape, arc, curve, mix, place, rgb
from portal.demo.art.palettes import Palette


def books(c: Canvas, p: Palette, r: random.Random) -> None:
    """An open book that the sun rises from, or books on a shelf before it."""
    el.sky(c, p, r)
    x = 800 + r.choice((-70, 0, 70))
    if r.random() < 0.5:
        _open_book(c, p, r, x)
    else:
        _shelf(c, p, r, x)


def _open_book(c, p, r, x):
    y = 700
    el.rays(c, p, x, y - 120, 60, 1300, r.choice((30, 38)), 0.13)
    el.sun(c, p, x, y - 260, r.uniform(220, 250), rings=6, gap=0.28, color=p.gold)
    el.clouds(c, p, r, [(x - 530, 300, 1.1), (x + 520, 230, 1.0)], 0.3)
    el.cranes(c, r, x + r.choice((-380, 380)), 170, 5, p.deep, 110, 0.7)
    el.hills(c, p, r, 690, 870, 55, p.layers[:4])
    c.paint(Shape().disc(x, y + 196, 560, 40), p.deep, alpha=0.35)
    el.lotus(c, p, x, y + 30, 330, 0.8)
    for side in (-1, 1):
        cover = curve([(0, 180), (200, 138), (420, 150), (548, 192)], steps=10)
        top = curve([(560, -60), (420, -104), (200, -116), (0, -40)], steps=10)
        c.paint(
            Shape().poly([(x + side * a, y + b + 14) for a, b in cover + top]),
            p.layers[3],
            p.layers[4],
        )
        for i in range(6):
            lift = i * 11
            low = curve(
                [
                    (0, 160 - lift * 0.2),
                    (180, 100 - lift),
                    (400, 108 - lift),
                    (526 - i * 5, 156 - lift),
                ],
                steps=10,
            )
            high = curve(
                [(512 - i * 14, -76 - lift), (390, -122 - lift), (180, -128 - lift), (0, -44)],
                steps=10,
            )
            sheet = mix(p.light, p.layers[0], 0.36 - i * 0.07)
            page = Shape().poly([(x + side * a, y + b) for a, b in low + high])
            if i == 5:
                dim = mix(p.light, p.layers[0], 0.3)
                shades = (p.light, sheet, dim)[::-side]
                c.paint(
                    page,
                    *shades,
                    across=True,
                    shade=p.layers[1],
                    shade_from="left" if side > 0 else "right",
                    shade_strength=0.3,
                )
            else:
                c.paint(page, sheet)
            rim = [(x + side * a, y + b) for a, b in low]
            c.paint(Shape().line(rim, 1.6), p.layers[2], alpha=0.55)
        lines = Shape()
        for i in range(7):
            v = -106 + i * 22
            row = curve([(60, 28), (190, -24), (390, -18), (455, 4)])
            row = row if i < 6 else row[:20]
            lines.line([(x + side * a, y + b + v) for a, b in row], 4)
        c.paint(lines, p.layers[1], alpha=0.42)
    ribbon = curve([(x - 8, y - 40), (x - 10, y + 150), (x + 14, y + 236)], steps=8)
    c.paint(Shape().line(ribbon, 17), p.layers[1])


def _shelf(c, p, r, x):
    base = 830
    el.sun(c, p, x + r.choice((-90, 90)), 400, r.uniform(250, 290), rings=6, gap=0.27)
    el.clouds(c, p, r, [(x - 540, 210, 1.1), (x + 540, 330, 1.0)], 0.32)
    el.hills(c, p, r, 600, 720, 70, [mix(p.layers[0], p.ground[1], 0.3), p.layers[0], p.layers[1]])
    c.paint(el.below([(-60, base), (WIDTH + 60, base)]), p.layers[3], p.layers[4])
    c.paint(Shape().rect(-60, base - 3, WIDTH + 60, base + 7), p.gold)
    tones = [
        p.layers[2],
        p.layers[3],
        p.layers[4],
        p.second,
        p.light,
        p.layers[1],
        mix(p.layers[1], p.second, 0.5),
    ]
    left, last = x - 470, None
    heights = [r.uniform(330, 500) for _ in range(12)]
    for i, height in enumerate(heights):
        width = r.choice((54, 64, 76, 88))
        if left + width > x + 330:
            break
        tone = r.choice([t for t in tones if t != last])
        last = tone
        _spine(c, p, left, base, width, height, tone, i)
        left += width + 3
    lean = place([(0, 0), (70, 0), (70, -430), (0, -430)], left + 128, base - 22, 1, -17)
    c.paint(Shape().poly(lean), p.layers[1], p.layers[3], shade=p.deep, shade_strength=0.4)
    for t in (0.12, 0.2, 0.8):
        band = place(
            [(0, -430 * t), (70, -430 * t), (70, -430 * t - 12), (0, -430 * t - 12)],
            left + 128,
            base - 22,
            1,
            -17,
        )
        c.paint(Shape().poly(band), p.second)
    pot = left + 250
    vase = curve(
        [(-34, -128), (-62, -78), (-54, -20), (-34, 0), (34, 0), (54, -20), (62, -78), (34, -128)]
    )
    stem = curve([(pot, base - 120), (pot - 8, base - 220), (pot + 12, base - 290)])
    c.paint(Shape().line(stem, 8), p.layers[3])
    el.lotus(c, p, pot + 12, base - 284, 120, 0.6)
    c.paint(
        Shape().poly([(pot + a, base + b) for a, b in vase]),
        p.light,
        mix(p.light, p.layers[1], 0.5),
        shade=p.layers[2],
        shade_from="right",
    )
    c.paint(Shape().rect(pot - 60, base - 78, pot + 60, base - 70), p.layers[2], alpha=0.7)


def _spine(c, p, left, base, width, height, tone, i):
    book = Shape().rect(left, base - height, left + width, base, 5)
    c.paint(
        book,
        mix(tone, p.light, 0.12),
        tone,
        mix(tone, p.deep, 0.18),
        shade=p.deep,
        shade_from="right",
        shade_strength=0.36,
    )
    pale = sum(rgb(tone)) > 430
    trim = p.layers[2] if pale else mix(p.gold, p.light, 0.25)
    bands = Shape()
    for t in ((0.08, 0.11, 0.86), (0.14, 0.7, 0.74), (0.2, 0.8, 0.9))[i % 3]:
        y = base - height * (1 - t)
        bands.rect(left, y, left + width, y + 7)
    c.paint(bands, trim, alpha=0.9)
    cx, cy = left + width / 2, base - height * 0.56
    marks = Shape()
    if i % 3 == 0:
        marks.disc(cx, cy, width * 0.24).disc(cx, cy, width * 0.15, cut=True)
    elif i % 3 == 1:
        for k in range(4):
            marks.rect(cx - width * 0.2, cy - 40 + k * 22, cx + width * 0.2, cy - 35 + k * 22)
    else:
        marks.poly(place(el.leaf(width * 0.9, width * 0.42), cx, cy + width * 0.4))
    c.paint(marks, trim, alpha=0.85)


def drum(c: Canvas, p: Palette, r: random.Random) -> None:
    """The face of a Đông Sơn drum: a star, rings of ornament, birds that fly around it."""
    el.sky(c, p, r)
    whole = r.random() < 0.5
    x, y = (800 + r.choice((-110, 110)), 500) if whole else (800 + r.choice((-200, 200)), 640)
    radius = r.uniform(400, 425) if whole else r.uniform(560, 600)
    c.glow(x, y, radius * 2, mix(p.accent, p.light, 0.4), 0.45)
    el.halo(c, p, x, y, [radius * k for k in (1.08, 1.18, 1.3, 1.45, 1.63, 1.85)], 2, 0.5)
    away = 1 if x < 800 else -1
    flock = [
        (x + away * radius * a, y - radius * b, s, -14)
        for a, b, s in ((1.2, 0.66, 0.85), (1.52, 0.36, 0.7), (1.06, 1.0, 0.55))
    ]
    el.lac_birds(c, flock, p.line, 0.8)
    c.paint(Shape().disc(x + 10, y + 22, radius * 1.02), p.deep, alpha=0.3)
    bronze, dark = p.layers[3], p.layers[4]
    c.paint(
        Shape().disc(x, y, radius),
        mix(p.layers[1], p.layers[2]),
        bronze,
        dark,
        shade=p.deep,
        shade_strength=0.4,
    )
    gold = (mix(p.gold, p.light, 0.45), p.gold, mix(p.gold, p.layers[1], 0.4))
    turn = r.uniform(0, 26)
    rings = Shape()
    for k in (0.985, 0.955, 0.9, 0.86, 0.8, 0.785, 0.5, 0.485, 0.43, 0.39, 0.305, 0.285):
        rings.ring(x, y, radius * k, 3.2 if k > 0.5 else 2.4)
    art = rings
    _teeth(art, x, y, radius * 0.9, radius * 0.95, 96, turn)
    _beads(art, x, y, radius * 0.83, radius * 0.024, 64, turn)
    _birds(art, x, y, radius, r.choice((10, 12, 14)), turn)
    _teeth(art, x, y, radius * 0.44, radius * 0.48, 56, turn)
    _beads(art, x, y, radius * 0.41, radius * 0.016, 48, turn)
    _steps(art, x, y, radius * 0.315, radius * 0.38, 22, turn)
    _star(art, x, y, radius * 0.27, 14, turn)
    c.paint(art, *gold)
    c.paint(Shape().disc(x, y, radius * 0.052), p.light, p.gold)
    c.glow(x - radius * 0.3, y - radius * 0.4, radius * 0.9, p.light, 0.16)


def _around(x, y, distance, angle):
    a = math.radians(angle)
    return x + distance * math.cos(a), y + distance * math.sin(a)


def _teeth(shape, x, y, inner, outer, count, turn):
    step = 360 / count
    for i in range(count):
        a = turn + i * step
        shape.poly(
            [
                _around(x, y, inner, a - step * 0.36),
                _around(x, y, outer, a),
                _around(x, y, inner, a + step * 0.36),
            ]
        )


def _beads(shape, x, y, distance, radius, count, turn):
    for i in range(count):
        px, py = _around(x, y, distance, turn + 360 * i / count)
        shape.ring(px, py, radius, max(1.6, radius * 0.26)).disc(px, py, radius * 0.34)


def _steps(shape, x, y, inner, outer, count, turn):
    """A running meander between two circles."""
    step, middle = 360 / count, (inner + outer) / 2
    for i in range(count):
        a = turn + i * step
        path = [
            (inner + 4, a),
            (outer - 5, a),
            (outer - 5, a + step * 0.62),
            (middle, a + step * 0.62),
            (middle, a + step * 0.3),
        ]
        shape.line([_around(x, y, d, b) for d, b in path], 3)


def _birds(shape, x, y, radius, count, turn):
    scale = radius * 0.00152 * (12 / count) ** 0.8
    for i in range(count):
        a = turn + 360 * i / count
        px, py = _around(x, y, radius * 0.655, a)
        shape.poly(place([(bx, -by) for bx, by in el.LAC_BIRD], px, py, scale, a + 270))
        for d, size in ((0.745, 0.008), (0.555, 0.008)):
            shape.disc(*_around(x, y, radius * d, a + 180 / count), radius * size)


def _star(shape, x, y, size, points, turn):
    outline = []
    for i in range(points * 2):
        d = size if i % 2 == 0 else size * 0.36
        outline.append(_around(x, y, d, turn + 180 * i / points))
    shape.poly(outline)
    for i in range(points):
        a = turn + 360 * (i + 0.5) / points
        for d, w in ((0.98, 9.2), (0.84, 7.4)):
            chevron = [
                _around(x, y, size * d, a - w),
                _around(x, y, size * (d - 0.26), a),
                _around(x, y, size * d, a + w),
            ]
            shape.line(chevron, 2.2)


def chart(c: Canvas, p: Palette, r: random.Random) -> None:
    """Growth: bars, bamboo or arcs that rise toward the sun."""
    el.sky(c, p, r)
    r.choice((_bars, _bamboo, _arcs))(c, p, r)


def _ascent(r, count, low, high):
    return [
        low + (high - low) * (i / (count - 1)) ** 1.25 + r.uniform(-18, 18) for i in range(count)
    ]


def _bars(c, p, r):
    base, count = 850, r.choice((7, 8))
    el.sun(c, p, 590, 330, r.uniform(150, 180), rings=6, gap=0.42)
    el.clouds(c, p, r, [(320, 560, 1.0), (860, 170, 0.8)], 0.3)
    el.hills(c, p, r, 640, 740, 60, [mix(p.layers[0], p.ground[1], 0.4), p.layers[0]])
    step = 960 / count
    tops = []
    for i, height in enumerate(_ascent(r, count, 130, 600)):
        x = 800 + (i - (count - 1) / 2) * step
        tone = 0.6 + 3.0 * i / (count - 1)
        color = mix(p.layers[int(tone)], p.layers[int(tone) + 1], tone % 1)
        if i == count - 2:
            color = p.second
        half = step * 0.36
        front = Shape().rect(x - half, base - height, x + half, base)
        depth = [
            (x + half, base - height),
            (x + half + 24, base - height - 22),
            (x + half + 24, base),
            (x + half, base),
        ]
        lid = [
            (x - half, base - height),
            (x - half + 24, base - height - 22),
            (x + half + 24, base - height - 22),
            (x + half, base - height),
        ]
        c.paint(Shape().poly(depth), mix(color, p.deep, 0.4), mix(color, p.deep, 0.6))
        c.paint(
            front,
            mix(color, p.light, 0.16),
            color,
            mix(color, p.layers[4], 0.25),
            shade=p.deep,
            shade_strength=0.36,
        )
        c.paint(Shape().poly(lid), mix(color, p.light, 0.5))
        tops.append((x, base - height - 74))
    c.paint(el.below([(-60, base), (WIDTH + 60, base)]), p.layers[3], p.layers[4])
    c.paint(Shape().rect(-60, base - 2, WIDTH + 60, base + 6), p.gold)
    _trend(c, p, tops)


def _trend(c, p, points):
    color = p.accent
    c.paint(Shape().line(curve(points), 7), color)
    for x, y in points:
        c.paint(Shape().disc(x, y, 15), color)
        c.paint(Shape().disc(x, y, 8), p.light)


def _bamboo(c, p, r):
    base, count = 880, 9
    el.sun(c, p, 800 + r.choice((-60, 60)), 410, r.uniform(240, 280), rings=6, gap=0.28)
    el.clouds(c, p, r, [(330, 230, 1.0), (1280, 190, 1.0)], 0.3)
    el.hills(c, p, r, 640, 800, 70, [mix(p.layers[0], p.ground[1], 0.35), p.layers[0], p.layers[1]])
    for i, height in enumerate(_ascent(r, count, 180, 720)):
        x = 800 + (i - (count - 1) / 2) * 112
        color = mix(p.layers[2], p.layers[3], (i % 3) / 2)
        half, joints = 23, max(2, round(height / 128))
        length = height / joints
        for k in range(joints):
            low = base - k * length
            part = Shape().rect(x - half + k, low - length + 4, x + half - k, low, 9)
            c.paint(part, mix(color, p.second, 0.28), color, mix(color, p.deep, 0.25), across=True)
            knot = Shape().rect(
                x - half - 4 + k, low - length, x + half + 4 - k, low - length + 9, 4
            )
            c.paint(knot, mix(color, p.light, 0.5))
            gleam = Shape().rect(x - half * 0.5, low - length + 20, x - half * 0.3, low - 12, 3)
            c.paint(gleam, p.light, alpha=0.3)
        for k, turn in enumerate((-62, 48, -22, 76)):
            y = base - height + 6 + k * 9
            blade = place(el.leaf(118 - 10 * k, 34, 10), x, y, 1, turn * (1 if i % 2 else -1))
            c.paint(Shape().poly(blade), mix(color, p.second, 0.3 if k % 2 else 0.1), color)
    c.paint(el.below(el.ridge(r, base - 6, 14)), p.layers[3], p.layers[4])


def _arcs(c, p, r):
    x, y = 800 + r.choice((-70, 0, 70)), 540
    el.halo(c, p, x, y, [450, 520, 600, 690], alpha=0.5)
    el.hills(c, p, r, 760, 900, 60, p.layers[:4])
    c.paint(Shape().disc(x, y, 410), mix(p.light, p.ground[1], 0.2), p.light, alpha=0.92)
    colors = (p.layers[3], p.layers[1], mix(p.second, p.accent, 0.3), p.layers[2], p.layers[0])
    sweep = r.uniform(300, 326)
    for i, color in enumerate(colors):
        radius, width = 366 - i * 56, 38
        track = Shape().ring(x, y, radius + width / 2, width)
        c.paint(track, color, alpha=0.16)
        end = -90 + sweep - i * r.uniform(34, 48)
        c.paint(
            Shape().line(arc(x, y, radius, -90, end), width),
            color,
            mix(color, p.deep, 0.12),
            shade=p.deep,
            shade_strength=0.2,
        )
        tip = arc(x, y, radius, end, end + 1)[0]
        c.paint(Shape().disc(*tip, 9), p.light)
    el.lotus(c, p, x, y + 52, 122)
    el.cranes(c, r, x + r.choice((-520, 520)), 220, 4, p.deep, 110, 0.7)
    c.paint(el.below(el.ridge(r, HEIGHT - 90, 24)), p.layers[4], p.deep)
