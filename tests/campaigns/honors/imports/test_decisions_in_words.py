"""A decision without a table goes through all the screens of the import."""

import pytest

from tests.campaigns.honors.imports.asking import latest, preview, row, send, url
from tests.lists.making.docx import document

pytestmark = pytest.mark.any_database

ARTICLE = (
    "Điều 1. Tặng Giấy khen của Giám đốc Sở cho ông Lê Văn Minh, Kế toán, Văn phòng Sở, "
    "đã có thành tích xuất sắc."
)
LAST = "Điều 2. Chánh Văn phòng và ông Vũ Văn Lạ được giao theo dõi."


def test_a_person_within_a_sentence_is_shown_with_the_sentence(roll, desk):
    send(desk, roll, document("QUYẾT ĐỊNH", ARTICLE, LAST), "quyet-dinh.docx")
    found = row("Lê Văn Minh")
    assert (found.position, found.unit_text, found.achievement) == (
        "Kế toán",
        "Văn phòng Sở",
        "đã có thành tích xuất sắc",
    )
    assert found.source == ARTICLE
    shown = preview(desk).content.decode()
    assert "Văn bản" in shown
    assert "Vũ Văn Lạ" in shown  # the paragraph that was left out
    assert desk.get(url("understood")).status_code == 200


def test_a_decision_may_be_pasted(roll, desk):
    send(desk, roll, f"QUYẾT ĐỊNH\n{ARTICLE}\nĐiều 2. Thi hành.")
    assert latest().filename == ""
    assert row("Lê Văn Minh").award_text == "Giấy khen của Giám đốc Sở"
