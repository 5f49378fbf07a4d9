"""A process of the site that visits pages and runs Python, told what to do line by line.

Each line is JSON: `["get", "/tin-tuc/"]` answers with status and body, `["run", "code"]` with null.
"""

import json
import sys
from typing import Any

import django


def get(path: str) -> tuple[int, str]:
    from django.test import Client

    response = Client().get(path)
    return response.status_code, response.content.decode()


def run(code: str) -> None:
    from django.test.utils import override_settings

    names: dict[str, Any] = {"override_settings": override_settings}
    exec(code, names)


if __name__ == "__main__":
    django.setup()
    for line in sys.stdin:
        name, argument = json.loads(line)
        print(json.dumps(get(argument) if name == "get" else run(argument)), flush=True)
