"""Pictures for made-up articles: drawn, so that nobody's photograph is needed. Needs no Django."""

from io import BytesIO
from random import Random

from PIL import Image, ImageDraw

WIDTH, HEIGHT = 1600, 900


def draw_picture(number: int, width: int = WIDTH, height: int = HEIGHT) -> bytes:
    """A JPEG of hills under a sky; the same number always gives the same picture."""
    random = Random(number)
    sky = tuple(random.randint(140, 230) for _ in range(3))
    picture = Image.new("RGB", (width, height), sky)
    canvas = ImageDraw.Draw(picture)
    for layer in range(6):
        base = height * (layer + 3) // 9
        line = [(0, height), (0, base)]
        for step in range(1, 24):
            rise = random.randint(-height // 14, height // 14)
            line.append((width * step // 24, base + rise))
        line += [(width, base), (width, height)]
        shade = tuple(max(0, part - 25 * (layer + 1) - random.randint(0, 12)) for part in sky)
        canvas.polygon(line, fill=shade)
    file = BytesIO()
    picture.save(file, "JPEG", quality=82)
    return file.getvalue()
