"""Whole articles as people write them: some 600 words in eight blocks. Needs no Django.

The stock site of the benchmark is filled with the same texts.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from random import Random
from typing import Any

from . import sentences
from .words import Words

#: How many pictures, categories, tags and writers there are to choose from: texts name them by
#: their number.
PICTURES, WRITERS = 24, 12
CATEGORIES, TAGS = len(sentences.CATEGORIES), len(sentences.TAGS)
#: How many sentences the four paragraphs have.
SENTENCES = (4, 4, 3, 3)
ONE_ABOUT_A_CAMPAIGN = 10
SHORTEST_PERIOD, LONGEST_PERIOD = timedelta(days=2 * 365), timedelta(days=12 * 365)

#: A block's name and its plain value: text with tags of a paragraph, fields of the others.
Block = tuple[str, Any]


@dataclass(frozen=True)
class ArticleText:
    """One article; relations are numbers, from 0. `about` is a share: 0 is the newest campaign."""

    date: datetime
    title: str
    lead: str
    blocks: list[Block]
    cover: int
    cover_alt: str
    cover_caption: str
    categories: Sequence[int]
    tags: Sequence[int]
    writer: int
    about: float | None


class Draw(dict[str, Any]):
    """Words for the braces of `sentences.py`, each drawn anew."""

    def __init__(self, words: Words, year: int) -> None:
        super().__init__(year=year)
        self._words, self._random = words, words.random

    def __missing__(self, key: str) -> Any:
        random = self._random
        match key:
            case "place":
                return self._words.place()
            case "field":
                return self._words.field()
            case "movement":
                return self._words.movement()
            case "person":
                return self._words.person()[1]
            case "position":
                return self._words.position()
            case "task":
                return random.choice(sentences.TASKS)
            case "topic":
                return random.choice(sentences.TOPICS)
            case "number":
                return f"{random.randint(101, 9_999):,}".replace(",", ".")
            case "percent":
                return random.randint(51, 99)
            case "quarter":
                return random.choice(("I", "II", "III", "IV"))
            case "small":
                return random.randint(3, 40)
            case "day":
                return random.randint(1, 28)
            case "month":
                return random.randint(1, 12)
        raise KeyError(key)


class ArticleWriter:
    """Writes one article after the other."""

    def __init__(self, words: Words) -> None:
        self.words = words
        self.random: Random = words.random

    def write(self, date: datetime) -> ArticleText:
        random, draw = self.random, Draw(self.words, date.year)
        about = random.random() if random.randrange(ONE_ABOUT_A_CAMPAIGN) == 0 else None
        return ArticleText(
            date=date,
            title=self._one(sentences.TITLES, draw),
            lead=self._one(sentences.LEADS, draw),
            blocks=self._blocks(draw),
            cover=random.randrange(PICTURES),
            cover_alt=self._one(sentences.CAPTIONS, draw),
            cover_caption=self._one(sentences.CAPTIONS, draw),
            categories=random.sample(range(CATEGORIES), random.randint(1, 2)),
            tags=random.sample(range(TAGS), 2),
            writer=random.randrange(WRITERS),
            about=about,
        )

    def _one(self, choices: Sequence[str], draw: Draw) -> str:
        return self.random.choice(choices).format_map(draw)

    def _blocks(self, draw: Draw) -> list[Block]:
        """Eight: text, a heading, a quote or a picture or a table, and a list at the end."""
        chosen = iter(self.random.sample(sentences.SENTENCES, sum(SENTENCES)))
        first, second, third, fourth = (
            self._paragraph([next(chosen).format_map(draw) for _ in range(length)])
            for length in SENTENCES
        )
        return [
            first,
            self._heading(draw),
            second,
            self._break(draw),
            third,
            self._heading(draw),
            fourth,
            self._list(draw),
        ]

    def _paragraph(self, told: list[str]) -> Block:
        half = len(told) // 2
        parts = " ".join(told[:half]), " ".join(told[half:])
        return "paragraph", "".join(f"<p>{part}</p>" for part in parts)

    def _heading(self, draw: Draw) -> Block:
        return "heading", {"text": self._one(sentences.HEADINGS, draw), "level": "h2"}

    def _break(self, draw: Draw) -> Block:
        kind = self.random.choices(("quote", "image", "table"), (5, 3, 2))[0]
        if kind == "image":
            alt, caption = (self._one(sentences.CAPTIONS, draw) for _ in range(2))
            return kind, {
                "picture": self.random.randrange(PICTURES),
                "alt": alt,
                "caption": caption,
            }
        if kind == "table":
            return kind, {"rows": self._table(draw), "caption": self._one(sentences.HEADINGS, draw)}
        return kind, {
            "text": self._one(sentences.QUOTES, draw),
            "attribution": draw["person"],
            "role": draw["position"],
        }

    def _table(self, draw: Draw) -> list[list[str]]:
        head = list(self.random.choice(sentences.TABLE_HEADS))
        return [head, *([draw["place"], draw["number"], f"{draw['percent']}%"] for _ in range(5))]

    def _list(self, draw: Draw) -> Block:
        items = [item.format_map(draw) for item in self.random.sample(sentences.LIST_ITEMS, 4)]
        lead = self._one(sentences.LIST_LEADS, draw)
        return "paragraph", f"<p>{lead}</p><ul>{''.join(f'<li>{item}</li>' for item in items)}</ul>"


def article_dates(random: Random, count: int, now: datetime) -> list[datetime]:
    """Past moments in working hours, oldest first: about one a day, over two to twelve years."""
    period = min(LONGEST_PERIOD, max(SHORTEST_PERIOD, timedelta(days=count)))
    today = now.replace(hour=0, minute=0, second=0, microsecond=0)
    days = (random.randint(1, period.days) for _ in range(count))
    minutes = (random.randrange(7 * 60, 18 * 60, 5) for _ in range(count))
    return sorted(
        today - timedelta(days=day) + timedelta(minutes=minute)
        for day, minute in zip(days, minutes, strict=True)
    )
