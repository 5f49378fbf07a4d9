"""The TOML files of the demo."""

import tomllib
from pathlib import Path
from typing import Any

CONTENT = Path(__file__).parent / "content"


def read(name: str) -> dict[str, Any]:
    return tomllib.loads((CONTENT / name).read_text("utf-8"))


def read_all(folder: str) -> list[dict[str, Any]]:
    """Every file of `folder`, by name."""
    return [read(f"{folder}/{path.name}") for path in sorted((CONTENT / folder).glob("*.toml"))]
