"""The demo's honor rolls as their files have them: people who are nobody, dates that hold."""

import re
import unicodedata
from collections import Counter
from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from news.text import fold_words
from portal.demo.people import Province
from portal.demo.sources import CONTENT, date_at, day_at, read, read_all

pytestmark = pytest.mark.any_database

ROLLS = read_all("rolls")
PUBLIC = [data for data in ROLLS if not data.get("draft")]
DOCUMENTS = {data["key"]: data for data in read("documents.toml")["document"]}
CAMPAIGNS = {data["key"]: data for data in read_all("campaigns")}
PROVINCE = Province()
POOLS = ("staff", "officers", "community", "offices", "groups", "desks", "clubs")
PEOPLE = ("staff", "officers", "community")
days = st.dates(date(2024, 1, 1), date(2060, 12, 31))

#: Words lists could put together by chance; nobody of that name may be honored here.
KNOWN_PEOPLE = """
Hồ Chí Minh, Võ Nguyên Giáp, Phạm Văn Đồng, Trường Chinh, Lê Duẩn, Lê Đức Thọ, Nguyễn Văn Linh,
Đỗ Mười, Võ Văn Kiệt, Lê Khả Phiêu, Trần Đức Lương, Phan Văn Khải, Nông Đức Mạnh, Trương Tấn Sang,
Nguyễn Minh Triết, Nguyễn Tấn Dũng, Nguyễn Phú Trọng, Trần Đại Quang, Nguyễn Xuân Phúc,
Nguyễn Sinh Hùng, Nguyễn Thị Kim Ngân, Vương Đình Huệ, Võ Văn Thưởng, Phạm Minh Chính, Tô Lâm,
Lương Cường, Trần Thanh Mẫn, Phan Văn Giang, Lê Thành Long, Nguyễn Hải Ninh, Hà Hùng Cường,
Uông Chu Lưu, Nguyễn Đình Lộc, Phạm Bình Minh, Vũ Đức Đam, Nguyễn Hòa Bình, Lê Minh Trí,
Nguyễn Thị Bình, Nguyễn Thị Định, Tòng Thị Phóng, Đặng Thị Ngọc Thịnh, Võ Thị Ánh Xuân,
Nguyễn Quang Toản, Nguyễn Văn Hưởng, Nguyễn Văn Thuận, Nguyễn Hữu Thọ, Huỳnh Tấn Phát
"""


def texts(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for key, inner in value.items():
            yield from (key, *texts(inner))
    elif isinstance(value, list):
        for inner in value:
            yield from texts(inner)


def size(section: dict[str, Any]) -> int:
    return section.get("count") or len(section["rows"])


def signed(key: str, today: date) -> date:
    data = DOCUMENTS[key]
    return day_at(data["signed"], today) if "signed" in data else data["signed_on"]


def test_six_rolls_hold_nine_hundred_awards_and_one_more_waits() -> None:
    assert (len(PUBLIC), len(ROLLS)) == (6, 7)
    assert sum(size(section) for data in PUBLIC for section in data["section"]) == 900


def test_every_section_has_enough_to_choose_from() -> None:
    for data in ROLLS:
        wanted: Counter[str] = Counter()
        for section in data["section"]:
            if "count" in section:
                wanted[section.get("people") or section["groups"]] += section["count"]
        assert all(len(getattr(PROVINCE, pool)) >= count for pool, count in wanted.items())


def test_titles_count_who_is_listed() -> None:
    units = {"tập thể": "collective", "hộ gia đình": "household", "cá nhân": "individual"}
    for data in ROLLS:
        counts: Counter[str] = Counter()
        for section in data["section"]:
            counts[section["kind"]] += size(section)
        for number, unit in re.findall(rf"(\d+) ({'|'.join(units)})", data["title"]):
            assert counts[units[unit]] == int(number), data["title"]


def test_the_province_has_42_communes_and_wards_with_their_people() -> None:
    assert len(PROVINCE.places) == len(PROVINCE.desks) == 42
    assert len({place.name for place in PROVINCE.places}) == 42
    assert {person.honorific for pool in PEOPLE for person in getattr(PROVINCE, pool)} == {
        "Ông",
        "Bà",
    }


def test_everybody_is_the_same_at_every_load() -> None:
    again = Province()
    assert all(getattr(again, pool) == getattr(PROVINCE, pool) for pool in POOLS)


def test_nobody_is_called_like_a_known_person() -> None:
    known = {fold_words(name) for name in KNOWN_PEOPLE.split(",")}
    made = {person.name for pool in PEOPLE for person in getattr(PROVINCE, pool)}
    written = {row["name"] for d in ROLLS for s in d["section"] for row in s.get("rows", [])}
    assert not {name for name in made | written if fold_words(name) in known}


def test_names_are_names() -> None:
    for person in (person for pool in PEOPLE for person in getattr(PROVINCE, pool)):
        words = person.name.split(" ")
        assert 3 <= len(words) <= 4
        assert all(word.istitle() for word in words), person


def test_files_are_in_one_unicode_form() -> None:
    for path in CONTENT.rglob("*.toml"):
        assert unicodedata.is_normalized("NFC", path.read_text("utf-8")), path


def test_achievements_name_pools_that_exist() -> None:
    known = read("achievements.toml")
    works = {recipient.work for pool in POOLS for recipient in getattr(PROVINCE, pool)}
    chosen = {s["achievement"] for d in ROLLS for s in d["section"] if "achievement" in s}
    assert works | chosen - {"none", "initiatives"} == set(known)
    initiatives = [text for table in known.values() for text in table.get("initiatives", [])]
    assert len(initiatives) == len(set(initiatives))


def test_rows_tell_nothing_private() -> None:
    for text in (text for data in ROLLS for text in texts(data["section"])):
        assert not re.search(r"\d{9,}|@|sinh năm|CCCD|Đảng viên", text), text


@given(today=days)
def test_decisions_were_signed_before_today_in_three_years(today: date) -> None:
    for data in ROLLS:
        assert signed(data["decision"], today) < today
    assert len({signed(data["decision"], today).year for data in PUBLIC}) == 3


@given(today=days)
def test_campaigns_were_closed_before_the_decision_that_crowns_them(today: date) -> None:
    for data in ROLLS:
        for campaign in (CAMPAIGNS[key] for key in data["campaigns"]):
            assert date_at(campaign["ends"], today).last_day < signed(data["decision"], today)


@given(today=days)
def test_what_happened_afterwards_happened_after_and_is_past(today: date) -> None:
    for data in ROLLS:
        decided = signed(data["decision"], today)
        for row in (*data.get("withheld", []), *filter(None, [data.get("correction")])):
            assert row["days_after"] > 0
            assert decided + timedelta(days=row["days_after"]) < today
        for row in data.get("annulled", []):
            assert decided < signed(row["document"], today) < today
