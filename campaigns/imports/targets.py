"""Where the rows of an import go: what every kind of import says of itself."""

from abc import ABC, abstractmethod
from dataclasses import dataclass
from typing import Any

from django.utils.functional import Promise

Text = str | Promise


@dataclass(frozen=True)
class Words:
    """What the screens that all imports share say of one kind of import."""

    last_step: Text
    #: Of the file that can be downloaded and filled in.
    template: Text
    #: Of what a file may hold that is never kept.
    not_kept: Text
    #: What throwing an import away does.
    discard: Text


class Target(ABC):
    """What takes the rows of an import: a page's draft, a register."""

    words: Words
    #: Which imports are for it, as values of fields of their table.
    owner: dict[str, Any] = {}

    @property
    @abstractmethod
    def label(self) -> str:
        """What it is, and `title`: what it is called."""

    @property
    @abstractmethod
    def title(self) -> str: ...

    @property
    @abstractmethod
    def start_url(self) -> str:
        """Where files for it are sent."""

    @property
    @abstractmethod
    def edit_url(self) -> str:
        """Where it is looked after without imports."""

    @property
    @abstractmethod
    def list_url(self) -> str:
        """Where to see what was saved."""

    @abstractmethod
    def require(self, user: Any) -> None:
        """Raises `PermissionDenied` for those who may not save rows there."""

    def why_locked(self, user: Any) -> str:
        """Why nothing can be saved just now, or ""."""
        return ""

    def downloads(self) -> list[tuple[str, Text]]:
        """Files to fill in: (address, what it is)."""
        return []
