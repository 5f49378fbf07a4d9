"""Walks sixteen tasks through the admin as three people would, and prints what each took.

`python tools/walk.py [TASK…]`: on a scratch site with demo content; ends with 1 where a task could
not be done. A click opens or presses something; a field is one that is filled or ticked, whatever
its length; a load is a whole page that the browser fetched. The first screen and signing in are
not counted.
"""

import sys
from typing import Any

from browsing import browser_and_site

#: Login (and password) → family and given names, group.
PEOPLE = {
    "bien-tap": ("Trần Thị", "Thu Hà", "Biên tập viên"),
    "thi-dua": ("Lò Văn", "Bình", "Cán bộ thi đua – khen thưởng"),
    "duyet": ("Vũ Minh", "Đức", "Người duyệt"),
}


def make_people() -> None:
    from django.contrib.auth.models import Group, User

    for name, (family, given, group) in PEOPLE.items():
        user = User.objects.create_user(
            name, f"{name}@example.com", name, last_name=family, first_name=given
        )
        user.groups.set(Group.objects.filter(name=group))


def main(asked: list[str]) -> int:
    failed: list[str] = []
    with browser_and_site() as (browser, site):
        from walk_hands import SIZE, Hands
        from walk_tasks import TASKS, Team

        make_people()

        def hands(name: str) -> Hands:
            context: Any = browser.new_context(viewport=SIZE, locale="vi-VN")
            someone = Hands(context.new_page(), site, name)
            someone.log_in()
            return someone

        team = Team(*(hands(name) for name in PEOPLE))
        for task in TASKS:
            if asked and task.__name__ not in asked:
                continue
            try:
                for count in task(team):
                    print(count, flush=True)
            except Exception as error:
                failed.append(task.__name__)
                print(f"{task.__name__}: {error}", file=sys.stderr)
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
