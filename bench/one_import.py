"""One import of an award list, for `awards.py`: the way of `campaigns.honors.importing`.

Prints JSON: seconds for reading and checking, saving and publishing, and the highest memory of
this process in megabytes. The site is the one that the environment names.
"""

import json
import resource
import sys
import time
from pathlib import Path

sys.path.append(str(Path(__file__).resolve().parents[1] / "site"))


def main(path: Path) -> None:
    import django

    django.setup()
    from django.contrib.auth import get_user_model

    from campaigns.honors.imports.read import read_import
    from campaigns.honors.imports.targets import target_of
    from campaigns.honors.imports.write import REPLACE, save_import
    from campaigns.imports import files
    from campaigns.models import AwardImport, HonorRollIndexPage, HonorRollPage

    user, _made = get_user_model().objects.get_or_create(username="can-bo", is_superuser=True)
    index = HonorRollIndexPage.objects.filter(locale__language_code="vi").first()
    roll = index.add_child(instance=HonorRollPage(title="Bảng thử", slug="thu", live=False))
    told, started = {}, time.monotonic()

    def tell(name: str) -> None:
        nonlocal started
        told[name] = round(time.monotonic() - started, 2)
        started = time.monotonic()

    wanted = AwardImport.objects.create(
        page=roll, user=user, filename=path.name, token=files.keep(path.read_bytes())
    )
    read_import(wanted)
    wanted.refresh_from_db()
    assert wanted.state == AwardImport.State.READY, wanted.refusal
    tell("reading")
    target = target_of(roll)
    save_import(wanted, target, user, REPLACE, target.token)
    tell("saving")
    roll.refresh_from_db()
    roll.get_latest_revision().publish(user=user)
    tell("publishing")
    roll.refresh_from_db()
    assert roll.live
    told["memory"] = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    roll.delete()
    print(json.dumps(told))


if __name__ == "__main__":
    main(Path(sys.argv[1]))
