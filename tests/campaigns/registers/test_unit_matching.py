"""Which unit a row of a file means, and what the plan of an import says of it."""

import pytest

from campaigns.factories import ClusterFactory, UnitFactory
from campaigns.models import UnitImportRow
from campaigns.reading.files.spreadsheets import read_text
from campaigns.registers.matching import same_name
from campaigns.registers.unit_import.compare import make_plan
from campaigns.registers.unit_import.issues import message
from campaigns.registers.unit_import.plan import Plan
from campaigns.registers.unit_import.reader import read_units

pytestmark = pytest.mark.any_database


def plan_of(text: str) -> Plan:
    read = read_units(read_text(text)).rows
    rows = [UnitImportRow(sheet=row.sheet, row=row.number, **row.cells) for row in read]
    return make_plan(rows)


def counts(plan: Plan) -> tuple[int, ...]:
    return tuple(plan.counts.values())


@pytest.mark.django_db
def test_circles_are_refused() -> None:
    plan = plan_of("Tên\tTrực thuộc\nA1\tB1\nB1\tC1\nC1\tA1\n")
    assert counts(plan) == (0, 0, 0, 3)
    below = UnitFactory(name="Phòng", parent=UnitFactory(name="Sở"))
    assert counts(plan_of("Tên\tTrực thuộc\nSở\tPhòng\n")) == (0, 0, 0, 1)
    assert below.parent.name == "Sở"


@pytest.mark.django_db
def test_a_name_written_without_marks_means_the_unit_but_other_marks_mean_another() -> None:
    UnitFactory(name="UBND xã Tân An", short_name="XTA")
    for name in ("ubnd xa tan an", "UBND XÃ TÂN AN", "xta", "ubnd  xã tân an"):
        (entry,) = plan_of(f"Tên đơn vị\n{name}\n").entries
        assert (entry.state, entry.unit.name) == ("unchanged", "UBND xã Tân An")
    (entry,) = plan_of("Tên đơn vị\nUBND xã Tân Ân\n").entries
    assert entry.state == "new"
    assert "UBND xã Tân An" in message(entry.warnings[0])
    assert same_name("Hoà Bình", "Hòa Bình")


@pytest.mark.django_db
def test_close_names_are_pointed_out() -> None:
    UnitFactory(name="Phòng Hành chính tư pháp")
    UnitFactory(name="Trường Tiểu học số 1")
    warnings = {
        entry.name: [message(issue) for issue in entry.warnings]
        for entry in plan_of(
            "Tên đơn vị\nPhòng Hành chính tư phápp\nPhòng Hànhchính tư pháp\n"
            "Trường Tiểu học số 2\nPhòng Công chứng\n"
        ).entries
    }
    assert all("Phòng Hành chính tư pháp" in warnings[name][0] for name in list(warnings)[:2])
    assert not warnings["Trường Tiểu học số 2"]
    assert not warnings["Phòng Công chứng"]


@pytest.mark.django_db
def test_the_superior_tells_units_of_one_name_apart() -> None:
    one, two = UnitFactory(name="Sở Một"), UnitFactory(name="Sở Hai")
    office = UnitFactory(name="Văn phòng", parent=one)
    text = "Tên\tTrực thuộc\tTên tắt\nVăn phòng\tSở Hai\tVP2\nVăn phòng\tSở Một\tVP1\n"
    plan = plan_of(text)
    assert [(entry.state, entry.unit) for entry in plan.entries] == [
        ("new", None),
        ("changed", office),
    ]
    (entry,) = plan_of("Tên\tTrực thuộc\nVăn phòng\tSở Hai\n").entries
    assert (entry.state, entry.unit, len(entry.warnings)) == ("changed", office, 1)
    assert two.name == entry.changes[0].new


@pytest.mark.django_db
def test_duplicates_lead_to_the_unit_that_stayed() -> None:
    stayed = UnitFactory(name="Sở Nội vụ")
    UnitFactory(name="Sở Nội Vụ tỉnh", merged_into=stayed)
    (entry,) = plan_of("Tên\tTên tắt\nSở nội vụ tỉnh\tSNV\n").entries
    assert (entry.state, entry.unit) == ("changed", stayed)


@pytest.mark.django_db
def test_section_lines_name_the_cluster_of_the_rows_below() -> None:
    ClusterFactory(name="Khối các sở")
    text = (
        "TT\tTên đơn vị\tCụm\n(1)\t(2)\t(3)\nI. KHỐI CÁC SỞ\n1\tSở A\n2\tSở B\tCụm 9\n"
        "II\tKhu vực Vĩnh Tường\n1\tXã C\nTT\tTên đơn vị\tCụm\n2\tXã D\nDanh sách gồm 4 đơn vị./.\n"
    )
    plan = plan_of(text)
    clusters = [entry.changes[0].new for entry in plan.entries]
    assert clusters == ["Khối các sở", "Cụm 9", "Khu vực Vĩnh Tường", "Khu vực Vĩnh Tường"]
    assert [number for _, number, _ in read_units(read_text(text)).skipped] == [3, 6, 10]
    assert list(plan.new_clusters.values()) == ["Cụm 9", "Khu vực Vĩnh Tường"]
