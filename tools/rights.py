"""Asks every address of the admin as ten people about all objects, and counts what is answered.

    python tools/rights.py [--address PART] [--role ROLE]
    python tools/rights.py --public
    python tests/servers.py -- python tools/rights.py

The tests ask a part of this (tests/portal/rights): here are all questions, on a fresh SQLite
database, or on the server that DATABASE_URL names. Prints each fault, and each address that lets
in none of those who may. `--public` reads public addresses instead, as ten people and one who has
typed a password, and prints what they are told of pages that are kept from them. Ends with 1 if
there is anything.
"""

import argparse
import logging
import os
import sys
import warnings
from collections import Counter
from pathlib import Path

PROJECT = Path(__file__).resolve().parents[1]


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--address", default="", help="a part of the names of addresses")
    parser.add_argument("--role", help="one of the ten")
    parser.add_argument("--public", action="store_true", help="public addresses instead")
    options = parser.parse_args()
    os.environ["DJANGO_SETTINGS_MODULE"] = "portal.settings.test"
    sys.path[:0] = [str(PROJECT), str(PROJECT / "site")]

    import django

    django.setup()
    logging.disable(logging.CRITICAL)
    warnings.simplefilter("ignore")
    from tests.database import prepare

    database = prepare()
    try:
        return read_in_public() if options.public else ask_all(options)
    finally:
        database.drop()


def ask_all(options: argparse.Namespace) -> int:
    from django.utils import translation

    from tests.indexes import reference_index, search_index
    from tests.portal.rights.addresses import addresses
    from tests.portal.rights.asking import Asker, questions, shut
    from tests.portal.rights.objects import make_world
    from tests.portal.rights.roles import ROLES
    from tests.portal.rights.table import LEFT_OUT, row_of

    translation.activate("vi")
    with search_index(), reference_index():
        asker = Asker(make_world())
    known = [(one, row_of(one.name)) for one in addresses() if one.name not in LEFT_OUT]
    answers = []
    for role in [options.role] if options.role else ROLES:
        counts: Counter[str] = Counter()
        for address, row in known:
            if row is None or options.address not in address.name:
                continue
            for question in questions(asker.world, address, row, role):
                answer = asker.ask(question)
                answers.append(answer)
                counts["may" if question.is_for_them else "may not"] += 1
                counts["faults"] += len(answer.faults)
                for fault in answer.faults:
                    print(fault, flush=True)
        print(f"{role}: {counts['may']} questions that are for them, {counts['may not']} that are "
              f"not, {counts['faults']} faults", flush=True)  # fmt: skip
    closed = [] if options.role else shut(answers)
    for name in closed:
        print(f"{name}: lets nobody in")
    faults = sum(len(answer.faults) for answer in answers)
    names = {answer.question.address.name for answer in answers}
    print(f"{len(answers)} questions at {len(names)} addresses: {faults} faults, "
          f"{len(closed)} addresses that let nobody in")  # fmt: skip
    return int(bool(faults or closed))


def read_in_public() -> int:
    from django.utils import translation

    from tests.indexes import reference_index, search_index
    from tests.portal.rights.hidden import READERS, make_hidden
    from tests.portal.rights.reading import Reading

    translation.activate("vi")
    with search_index(), reference_index():
        reading = Reading(make_hidden())
    told = [leak for role in READERS for leak in reading.leaks(role)]
    for leak in told:
        print(leak)
    print(f"{len(reading.addresses)} public addresses read by {len(READERS)}: {len(told)} faults")
    return int(bool(told))


if __name__ == "__main__":
    sys.exit(main())
