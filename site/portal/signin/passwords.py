"""Passwords that others try first are refused: what is left of one without its guessable parts.

Length protects, symbols hardly do: “Matkhau@123456” has all kinds of signs and is in every list.
So a password is folded as search folds text, then everything that many people choose goes: words
of `weak_passwords.txt`, names of the person and of the body, dates, telephone numbers, rows of
keys, repetitions, digits in place of letters. What remains must be worth enough; syllables that
nearly all such passwords are made of (`everyday_syllables.txt`) are worth little.
"""

import re
from collections.abc import Iterable, Iterator
from functools import cache
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from django.conf import settings
from django.contrib.auth.models import AbstractBaseUser
from django.contrib.auth.password_validation import (
    CommonPasswordValidator,
    MinimumLengthValidator,
)
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from news.text import fold

from . import sessions

WEAK = Path(__file__).with_name("weak_passwords.txt")
EVERYDAY = Path(__file__).with_name("everyday_syllables.txt")
#: Neighbours on the keyboard, in rows and columns, and in the alphabet.
WALKS = (
    "1234567890",
    "qwertyuiop",
    "asdfghjkl",
    "zxcvbnm",
    "1qaz2wsx3edc4rfv5tgb6yhn7ujm8ik9ol0p",
    "qazwsxedcrfvtgbyhnujmikolp",
    "!@#$%^&*()",
    "abcdefghijklmnopqrstuvwxyz",
)
WALK = 4
LEET = str.maketrans("01345789@$!|+", "oieastbgasiit")
YEAR = re.compile(r"(?<!\d)(?:0?[1-9]|[12]\d|3[01])?(?:0?[1-9]|1[0-2])?(?:19|20)\d\d(?!\d)")
SPELLED_DATE = re.compile(
    r"(?:ngay|mung|mong)\W?\d{1,2}(?:\W?(?:thang|th)\W?\d{1,2})?|thang\W?\d{1,2}"
)
PHONE = re.compile(r"(?<!\d)(?:0|84)[35789]\d{8}(?!\d)")
SAME = re.compile(r"(.)\1{2,}")
#: What must remain: a letter counts 1, one of an everyday syllable a third, a digit half, a sign
#: nothing.
ENOUGH, ENOUGH_TO_SHARE = 7, 4
#: Fewer letters than these a word does not have that is looked for inside a password.
SHORTEST_NAME = 3
SHARED_LENGTH = 8


def _listed(file: Path) -> frozenset[str]:
    lines = file.read_text(encoding="utf-8").splitlines()
    return frozenset(line.strip() for line in lines if line.strip() and not line.startswith("#"))


@cache
def weak_words() -> frozenset[str]:
    return _listed(WEAK)


@cache
def everyday_syllables() -> re.Pattern[str]:
    return re.compile("|".join(sorted(_listed(EVERYDAY), key=len, reverse=True)))


@cache
def common_passwords() -> frozenset[str]:
    """Django's list of twenty thousand."""
    return frozenset(CommonPasswordValidator().passwords)


def _letters(text: str) -> str:
    return re.sub(r"[^a-z]", "", fold(text))


def _words(text: str) -> list[str]:
    return re.findall(r"[a-z]+", fold(text))


def names_of_user(user: Any) -> Iterator[str]:
    """Name, account and e-mail address: whole, their words, and the initials of the full name."""
    for name in ("username", "first_name", "last_name", "email"):
        text = str(getattr(user, name, "") or "")
        yield _letters(text)
        yield _letters(text.partition("@")[0])
        yield from _words(text)
    given, family = (
        _words(str(getattr(user, name, "") or "")) for name in ("first_name", "last_name")
    )
    for words in ([*family, *given], [*given, *family]):
        yield "".join(words)
        yield "".join(word[0] for word in words)


def names_of_site() -> Iterator[str]:
    """The body's name in every language, parts and initials of it, and the site's address."""
    from home.models import SiteIdentity

    yield _letters(settings.WAGTAIL_SITE_NAME)
    yield from _words(urlsplit(settings.WAGTAILADMIN_BASE_URL).hostname or "")
    for identity in SiteIdentity.objects.all():
        for text in (identity.name, identity.parent_body):
            words = _words(text)
            runs = [
                words[start:end]
                for start in range(len(words))
                for end in range(start + 2, len(words) + 1)
            ]
            for run in runs:
                yield "".join(run)
                yield "".join(word[0] for word in run)


def _without_walks(text: str) -> str:
    """`text` with a blank for each four or more neighbours of the keyboard, forth or back."""
    kept, start = [], 0
    while start < len(text):
        end = start
        for line in WALKS:
            for walk in (line, line[::-1]):
                reach = start + WALK
                while text[start:reach] in walk and reach <= len(text):
                    end = max(end, reach)
                    reach += 1
        kept.append(" " if end > start else text[start])
        start = max(end, start + 1)
    return "".join(kept)


def _once(text: str) -> str:
    """The part that a text only repeats: “abcabcabc” → “abc”."""
    part = (text + text).find(text, 1)
    return text[:part] if part < len(text) else text


def _worth(text: str) -> float:
    everyday = sum(len(found) for found in everyday_syllables().findall(text))
    letters = sum(char.isalpha() for char in text)
    digits = sum(char.isdigit() for char in text)
    return letters - everyday * 2 / 3 + digits / 2


def _remainder(text: str, names: Iterable[str]) -> float:
    text = re.sub(r"[\W_]", "", text)
    core = text.strip("0123456789")
    if core in common_passwords():
        text = text.replace(core, "")
    for name in names:
        text = text.replace(name, " ")
    return _worth(text)


def what_remains(password: str, names: Iterable[str] = ()) -> float:
    """What a password is worth without what many people choose; `names` are more of that."""
    folded = _once(fold(password).strip())
    cut = SAME.sub(" ", _without_walks(PHONE.sub(" ", folded)))
    cut = SPELLED_DATE.sub(" ", YEAR.sub(" ", cut))
    known = {name for name in names if len(name) >= SHORTEST_NAME} | weak_words()
    ordered = sorted(known, key=len, reverse=True)
    outer = re.sub(r"^[^a-z]+|[^a-z]+$", "", cut).translate(LEET)
    return min(_remainder(text, ordered) for text in (cut, outer))


class LengthValidator(MinimumLengthValidator):
    """Django's, in words that say that a sentence may be a password."""

    def validate(self, password: str, user: AbstractBaseUser | None = None) -> None:
        if len(password) < self.min_length:
            raise ValidationError(
                _("This password is too short: %(least)d characters are needed.")
                % {"least": self.min_length},
                code="password_too_short",
            )

    def get_help_text(self) -> str:
        return _("At least %(least)d characters; blanks and letters with marks count, too.") % {
            "least": self.min_length
        }


class GuessablePasswordValidator:
    def validate(self, password: str, user: AbstractBaseUser | None = None) -> None:
        names = [*names_of_user(user), *names_of_site()] if user else [*names_of_site()]
        if what_remains(password, names) < ENOUGH:
            raise ValidationError(
                _(
                    "This password is easy to guess: without common words, names, years, rows of "
                    "keys and repetitions, too little of it is left. Take four words that do not "
                    "belong together."
                ),
                code="password_guessable",
            )

    def get_help_text(self) -> str:
        return _(
            "Not what others try first: “matkhau”, names (yours, of this body, of provinces), "
            "years, rows of keys such as “123456” or “qwerty”, also with @ for a and 0 for o. Best "
            "are four words that do not belong together. Capitals, digits and signs are not needed."
        )

    def password_changed(self, password: str, user: AbstractBaseUser | None = None) -> None:
        """Whoever knew the old one is signed out. Django calls this after each change."""
        if user and user.pk:
            sessions.end_sessions(user)


def shared_password(password: str) -> None:
    """For a page that several people open with one password: shorter, but not the first guess."""
    if len(password) < SHARED_LENGTH or what_remains(password, names_of_site()) < ENOUGH_TO_SHARE:
        raise ValidationError(
            _(
                "This password is too short or easy to guess. It needs at least %(least)d "
                "characters, without common words, names of this body, years and rows of keys."
            )
            % {"least": SHARED_LENGTH}
        )
