"""What made-up campaigns say."""

from datetime import date, timedelta
from typing import Any

from campaigns.campaign.partial_dates import PartialDate

from .words import Words

PERIODS = (15, 30, 60, 90)


def campaign_texts(words: Words, first_day: date) -> dict[str, Any]:
    """The fields of one campaign, which begins on `first_day`."""
    movement, year = words.movement(), first_day.year
    last_day = first_day + timedelta(days=words.random.choice(PERIODS))
    return {
        "title": f"Đợt thi đua “{movement}” của ngành {words.field()} năm {year}",
        "slogan": movement,
        "lead": f"Đợt thi đua chào mừng các ngày lễ lớn của năm {year}.",
        "launched_by": f"Sở {words.field()}",
        "starts": PartialDate.of(first_day),
        "ends": PartialDate.of(last_day),
    }
