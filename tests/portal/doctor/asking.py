"""How tests ask the doctor's questions."""

import time
from typing import Any

from portal.doctor import Doubtful, answers
from portal.doctor.answers import BROKEN, DOUBTFUL, GOOD, Answer, Question
from portal.monitoring.probes import Wrong


def ask(probe: Any, slow: float = 10) -> Answer:
    return answers.answer(Question(f"{probe.__name__}-{time.monotonic()}", "x", probe, slow))


def here(probe: Any) -> tuple[str, str]:
    """Asked in this thread, in the transaction of the test."""
    try:
        return GOOD, probe()
    except Doubtful as error:
        return DOUBTFUL, str(error)
    except Wrong as error:
        return BROKEN, str(error)
