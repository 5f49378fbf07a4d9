"""No pattern that is asked of what people send costs much more the longer the text is.

Measured in processor time: four times the text may cost some four times as much, not sixteen.
"""

import signal
from collections.abc import Iterator
from typing import Any

import pytest

from campaigns.reading.award_list.cells import without_personal_data
from campaigns.reading.files.sheets import visible
from tests.patterns import Found, cpu, hostile_texts, patterns_of

SMALL, LARGE = 500, 2_000
#: Linear is 4, quadratic 16.
ALLOWED = 8
#: Seconds for one pattern with all texts: beyond, its cost is exponential.
PATIENCE = 10

#: Asked of texts that cannot be hostile, and why.
CANNOT_BE = {
    "news.word.markup._DECLARATION": "of text that ends with a “>” alone",
}


@pytest.fixture
def patience() -> Iterator[None]:
    def give_up(*_: Any) -> None:
        raise TimeoutError

    before = signal.signal(signal.SIGALRM, give_up)
    yield
    signal.alarm(0)
    signal.signal(signal.SIGALRM, before)


def how_it_grows(found: Found, yardstick: float) -> str:
    """What is wrong with a pattern; "" if nothing is."""
    # Cells and paragraphs reach the reader of lists in this form.
    form = visible if ".award_list." in found.where else str
    small = hostile_texts(found.pattern, SMALL)
    for short, long in zip(small, hostile_texts(found.pattern, LARGE), strict=True):
        less, more = form(short), form(long)
        signal.alarm(PATIENCE)
        try:
            # What is cheap is not measured again.
            taken = cpu(lambda text=more: found.asks(text), yardstick)  # type: ignore[misc]
            if taken < yardstick:
                continue
            before = cpu(lambda text=less: found.asks(text))  # type: ignore[misc]
            if taken > ALLOWED * before:
                # Not by chance: other programs run, too.
                taken, before = least(found, more), least(found, less)
        except TimeoutError:
            return f"{found.where} never ends with {long[:20]!r}"
        if taken > ALLOWED * before and taken > yardstick:
            return f"{found.where}: {taken / before:.0f} times with {long[:20]!r}"
    return ""


def least(found: Found, text: str) -> float:
    return min(cpu(lambda: found.asks(text)) for _again in range(5))


@pytest.mark.usefixtures("patience")
def test_no_pattern_grows_faster_than_the_text() -> None:
    # Ten looks at each letter of the text, with a jump in between.
    text = "a" * LARGE
    yardstick = cpu(lambda: [text.find("b", start) for start in range(0, LARGE, 1)]) / 2
    found = patterns_of("campaigns", "news", "home")
    assert len(found) > 250
    slow = [how_it_grows(one, yardstick) for one in found if one.where not in CANNOT_BE]
    assert [line for line in slow if line] == []


def test_addresses_are_found_as_before() -> None:
    for text in ("Nguyễn Văn A (an.nguyen+1@sotuphap.gov.vn)", "liên hệ: a_b@c-d.vn", "x,a@b.co"):
        assert "@" not in without_personal_data(text)
    assert "@home" in without_personal_data("work @home")


def test_dotted_lines_are_shortened_and_words_stay() -> None:
    assert visible("Ký tên" + "." * 500 + "Hà") == "Ký tên" + "." * 40 + "Hà"
    assert visible("a" * 4_000) == "a" * 4_000
