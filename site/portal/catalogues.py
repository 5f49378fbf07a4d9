"""Translation catalogues without gettext's tools: collect, compare and compile with Babel.

Source strings are English. Each app of ours keeps `locale/vi`, which is complete; other languages
may leave strings out, which are then shown in English. `site/locale` translates what other packages
leave untranslated and is never collected from source.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from io import BytesIO
from pathlib import Path

from babel.messages.catalog import Catalog, Message
from babel.messages.extract import extract
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po
from django.utils.translation import templatize

LANGUAGE = "vi"
KEYWORDS = {
    name + suffix: arguments
    for suffix in ("", "_lazy", "_noop")
    for name, arguments in {
        "gettext": None,
        "ngettext": (1, 2),
        "pgettext": ((1, "c"), 2),
        "npgettext": ((1, "c"), 2, 3),
    }.items()
} | {"_": None, "_g": None}
METHODS = {".py": "python", ".js": "javascript", ".html": "template", ".txt": "template"}
METHODS[".xml"] = "template"
SKIPPED_FOLDERS = {"migrations", "node_modules", "__pycache__", "locale"}

REVISION = "revision_id"
_PLACEHOLDER = re.compile(r"%\((\w+)\)[sd]|(?<!%)%([sd])|\{(\w*)\}")
_COUNT = re.compile(r"%\((?:count|counter)\)|\{count\}")


@dataclass(frozen=True)
class Folder:
    """One folder of catalogues; `source` is None where strings come from other packages."""

    locale: Path
    source: Path | None

    def path(self, domain: str) -> Path:
        return self.locale / LANGUAGE / "LC_MESSAGES" / f"{domain}.po"

    def others(self, domain: str) -> list[Path]:
        """Catalogues of languages that need not be complete."""
        found = sorted(self.locale.glob(f"*/LC_MESSAGES/{domain}.po"))
        return [path for path in found if path != self.path(domain)]


def folders(project: Path) -> list[Folder]:
    """Every folder of catalogues of this project, our apps' first."""
    apps = [project / name for name in ("news", "campaigns", "home")]
    apps.append(project / "site" / "portal")
    return [
        *(Folder(app / "locale", app) for app in apps if app.is_dir()),
        Folder(project / "site" / "locale", None),
    ]


def collect(source: Path) -> dict[str, Catalog]:
    """The strings marked for translation below `source`, as templates by domain."""
    found = {"django": Catalog(), "djangojs": Catalog()}
    for path in sorted(source.rglob("*")):
        inside = path.relative_to(source)
        if path.suffix not in METHODS or SKIPPED_FOLDERS & set(inside.parts):
            continue
        method = METHODS[path.suffix]
        if method == "template" and "templates" not in inside.parts:
            continue
        template = found["djangojs" if method == "javascript" else "django"]
        for _line, message, comments, context in _messages(path, method):
            place = [(inside.as_posix(), 0)]
            template.add(message, None, place, (), comments, context=context)
    return {domain: template for domain, template in found.items() if len(template)}


def _messages(path: Path, method: str) -> Iterator[tuple]:
    text = path.read_text(encoding="utf-8")
    if method == "template":
        # Python's tokenizer would stumble over a page's indentation.
        text = "\n".join(line.lstrip() for line in templatize(text).split("\n"))
        method = "python"
    return extract(method, BytesIO(text.encode()), KEYWORDS, ["Translators:"])


def read(path: Path) -> Catalog:
    with path.open("rb") as file:
        return read_po(file, locale=path.parent.parent.name)


def write(path: Path, catalog: Catalog) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("wb") as file:
        write_po(
            file, catalog, width=100, sort_output=True, include_lineno=False, ignore_obsolete=True
        )


def update(project: Path) -> list[Path]:
    """Bring our apps' catalogues in line with the source; returns the files that changed."""
    changed = []
    for folder in folders(project):
        if folder.source is None:
            continue
        templates = collect(folder.source)
        for domain in ("django", "djangojs"):
            template, path = templates.get(domain), folder.path(domain)
            if template is None:
                if path.exists():
                    path.unlink()
                    changed.append(path)
                continue
            before = path.read_bytes() if path.exists() else b""
            catalog = read(path) if before else _new_catalog()
            dates = catalog.creation_date, catalog.revision_date
            catalog.update(template, no_fuzzy_matching=True)
            catalog.creation_date, catalog.revision_date = dates
            catalog.obsolete.clear()
            write(path, catalog)
            if path.read_bytes() != before:
                changed.append(path)
            changed += [other for other in folder.others(domain) if _update_other(other, template)]
    return changed


def _update_other(path: Path, template: Catalog) -> bool:
    """Takes out what is no longer used; whether that changed the file."""
    before, catalog = path.read_bytes(), read(path)
    places = {_key(message): message.locations for message in template}
    for message in [message for message in catalog if message.id]:
        if _key(message) in places:
            message.locations = places[_key(message)]
        else:
            catalog.delete(message.id, message.context)
    write(path, catalog)
    return path.read_bytes() != before


def _new_catalog() -> Catalog:
    now = datetime.now(UTC).replace(second=0, microsecond=0)
    return Catalog(
        locale=LANGUAGE,
        project="Vinh Danh",
        version="1",
        header_comment="# Vietnamese translation of Vinh Danh.",
        creation_date=now,
        revision_date=now,
        last_translator="Vinh Danh contributors",
        language_team="Vietnamese",
        fuzzy=False,
    )


def problems(project: Path) -> list[str]:
    """What a translator or a developer still has to do, one line each; empty when all is well."""
    found = []
    for folder in folders(project):
        templates = collect(folder.source) if folder.source else {}
        for domain in ("django", "djangojs"):
            path, template = folder.path(domain), templates.get(domain)
            name = path.relative_to(project)
            if path.exists():
                catalog = read(path)
                found += [f"{name}: {text}" for text in _entry_problems(catalog)]
            else:
                catalog = Catalog()
            if folder.source:
                found += [f"{name}: {text}" for text in _difference(template, catalog)]
            for other in folder.others(domain):
                catalog, name = read(other), other.relative_to(project)
                found += [f"{name}: {text}" for text in _entry_problems(catalog)]
                unused = _difference(template, catalog, is_complete=False) if folder.source else ()
                found += [f"{name}: {text}" for text in unused]
            for message in template or ():
                if not message.pluralizable and _COUNT.search(str(message.id)):
                    found.append(f"{name}: counts without ngettext: {message.id!r}")
    return found


def _key(message: Message) -> tuple[str | None, str]:
    return message.context, message.id[0] if message.pluralizable else str(message.id)


def _difference(
    template: Catalog | None, catalog: Catalog, is_complete: bool = True
) -> Iterator[str]:
    wanted = {_key(message) for message in template or () if message.id}
    present = {_key(message) for message in catalog if message.id}
    for _context, text in sorted(wanted - present if is_complete else (), key=str):
        yield f"missing: {text!r} (run `make messages`)"
    for _context, text in sorted(present - wanted, key=str):
        yield f"no longer used: {text!r} (run `make messages`)"
    for obsolete in catalog.obsolete.values():
        yield f"obsolete: {obsolete.id!r} (run `make messages`)"


def _entry_problems(catalog: Catalog) -> Iterator[str]:
    for message in catalog:
        if not message.id:
            continue
        name = _key(message)[1]
        forms = _forms(message.string)
        if message.fuzzy:
            yield f"fuzzy: {name!r}"
        if not forms or not all(forms):
            yield f"not translated: {name!r}"
        elif not all(_same_placeholders(message, form) for form in forms):
            yield f"placeholders differ: {name!r}"


def _forms(text: object) -> tuple[str, ...]:
    """One string or several, as Babel keeps them, always as several."""
    return tuple(map(str, text)) if isinstance(text, tuple | list) else (str(text or ""),)


def _same_placeholders(message: Message, translation: str) -> bool:
    """The translation names what the source names.

    A singular may leave out the number, every text a number of the database: “revision 205 of …”
    tells an editor nothing.
    """
    used = _placeholders(translation)
    return any(
        _placeholders(source) in (used, sorted([*used, REVISION])) for source in _forms(message.id)
    )


def _placeholders(text: str) -> list[str]:
    return sorted("".join(found) for found in _PLACEHOLDER.findall(text))


def compile_all(project: Path, force: bool = False) -> list[Path]:
    """Write the `.mo` beside every `.po` that is newer; returns those written."""
    written = []
    for folder in folders(project):
        for source in sorted(folder.locale.glob("*/LC_MESSAGES/*.po")):
            target = source.with_suffix(".mo")
            if not force and target.exists() and target.stat().st_mtime >= source.stat().st_mtime:
                continue
            partial = target.with_suffix(".mo.new")
            with partial.open("wb") as file:
                write_mo(file, read(source))
            partial.replace(target)
            written.append(target)
    return written
