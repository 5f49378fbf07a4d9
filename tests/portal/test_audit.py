"""`make audit` is green only where everything was asked and nothing was found."""

import importlib.util
from pathlib import Path
from typing import Any

import pytest
from packaging.requirements import Requirement

pytestmark = pytest.mark.any_database

WELL = "well"
PROJECT = Path(__file__).resolve().parents[2]


def tool() -> Any:
    spec = importlib.util.spec_from_file_location("audit", PROJECT / "tools" / "audit.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.fixture
def audit(tmp_path: Path) -> Any:
    module = tool()
    module.pins = lambda: [Requirement("Django==5.2.19"), Requirement("laces==0.1.2")]
    module.LOCK = tmp_path / "requirements.lock"
    return module


def test_green_is_an_answer_for_every_pin(audit: Any) -> None:
    told = [{"name": name, "version": "1", "vulns": []} for name in ("django", "laces")]
    assert [state for state, _text in audit.judged(told)] == [audit.WELL]


def test_a_registry_that_says_nothing_of_a_pin_is_not_green(audit: Any) -> None:
    told = [
        {"name": "django", "version": "1", "vulns": []},
        {"name": "laces", "skip_reason": "not found"},
    ]
    ((state, text),) = audit.judged(told)
    assert state == audit.NOT_ASKED
    assert "1 of 2" in text
    assert "laces" in text


def test_a_known_weakness_is_named_with_what_mends_it(audit: Any) -> None:
    known = {"id": "CVE-2026-1", "fix_versions": ["5.2.20"]}
    told = [
        {"name": "django", "version": "5.2.19", "vulns": [known]},
        {"name": "laces", "version": "1", "vulns": []},
    ]
    assert audit.judged(told) == [(audit.WRONG, "django 5.2.19: CVE-2026-1, mended in 5.2.20")]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (
            "Django==5.2.19 \\\n    --hash=sha256:aa\nlaces==0.1.2 --hash=sha256:bb\n",
            "2 files of 2",
        ),
        ("Django==5.2.18 --hash=sha256:aa\nlaces==0.1.2 --hash=sha256:bb\n", "5.2.18, not 5.2.19"),
        ("Django==5.2.19 --hash=sha256:aa\n", "laces is missing"),
        ("Django==5.2.19\nlaces==0.1.2 --hash=sha256:bb\n", "django 5.2.19 has no hash"),
        (
            "Django==5.2.19 --hash=sha256:a\nlaces==0.1.2 --hash=sha256:b\nsix==1 --hash=sha256:c",
            "six is pinned nowhere",
        ),
    ],
)
def test_the_lock_file_has_hashes_for_exactly_what_is_pinned(
    audit: Any, text: str, said: str
) -> None:
    audit.LOCK.write_text(text)
    ((_state, told),) = audit.hashes()
    assert said in told


def test_a_licence_that_is_not_allowed_is_found(audit: Any) -> None:
    for allowed in ("MIT", "BSD-3-Clause", "Apache-2.0 OR BSD-2-Clause", "MIT AND PSF-2.0"):
        assert audit.is_allowed(allowed)
    for other in ("", "AGPL-3.0-only", "GPL-3.0", "Proprietary", "MIT AND GPL-3.0"):
        assert not audit.is_allowed(other)


def test_what_is_installed_has_allowed_licences_and_is_listed() -> None:
    """`python tools/audit.py --write` mends it where a pin changed."""
    assert [text for state, text in tool().licences() if state != WELL] == []


def test_every_pin_has_its_hashes() -> None:
    """`python tools/audit.py --write` mends it where a pin changed."""
    assert [text for state, text in tool().hashes() if state != WELL] == []
