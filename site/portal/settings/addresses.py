"""Addresses of other servers, as the environment gives them: read once, refused with their name."""

from dataclasses import dataclass
from urllib.parse import parse_qsl, unquote, urlsplit

from django.core.exceptions import ImproperlyConfigured


@dataclass(frozen=True)
class Address:
    """`scheme://user:password@host:port/path?option=value`, taken apart; texts are unquoted."""

    scheme: str
    user: str
    password: str
    host: str
    port: int | None
    path: str
    options: dict[str, str]

    def switch(self, option: str, default: bool) -> bool:
        """Raises `ValueError` for what is neither on nor off."""
        value = self.options.get(option, "on" if default else "off")
        if value not in ("on", "off"):
            raise ValueError(f"{option} is on or off")
        return value == "on"


def read(name: str, value: str, schemes: tuple[str, ...], known: tuple[str, ...]) -> Address:
    """`value` of the variable `name`; raises `ImproperlyConfigured`, without repeating secrets."""
    try:
        parts = urlsplit(value.strip())
        if parts.scheme not in schemes:
            raise ValueError(f"it begins with {' or '.join(f'{s}://' for s in schemes)}")
        options = dict(parse_qsl(parts.query, keep_blank_values=True))
        if strange := sorted(options.keys() - set(known)):
            raise ValueError(f"{', '.join(strange)} is no option of it ({', '.join(known)} are)")
        return Address(
            parts.scheme,
            unquote(parts.username or ""),
            unquote(parts.password or ""),
            parts.hostname or "",
            parts.port,
            unquote(parts.path.strip("/")),
            options,
        )
    except ValueError as error:
        raise refused(name, error) from None


def refused(name: str, why: object) -> ImproperlyConfigured:
    return ImproperlyConfigured(f"{name}: {why}. See the table of settings in README.md.")
