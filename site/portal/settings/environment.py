"""The environment, as every settings module reads it."""

from typing import Any

import environ
from django.core.exceptions import ImproperlyConfigured

from . import optional


class Environment(environ.Env):
    """A variable that is set to nothing, as `PORT=`, counts as not set.

    Raises ImproperlyConfigured, naming the variable, for a value that it cannot have.
    """

    def __init__(self) -> None:
        super().__init__()
        self.ENVIRON = {name: value for name, value in self.ENVIRON.items() if value.strip()}

    def get_value(self, var: str, *args: Any, **kwargs: Any) -> Any:
        if complaint := optional.complaint(var):
            raise ImproperlyConfigured(complaint)
        return super().get_value(var, *args, **kwargs)
