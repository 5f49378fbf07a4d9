"""Looks at everything that the website is made of: `make audit`.

    python tools/audit.py [--write]

1. Known vulnerabilities of each pin, where the registry can tell.
2. `requirements.lock`: a hash for each file that pip may install, the pins of requirements.txt.
3. Licences of what is installed: none but those that are allowed; `docs/licences.md` lists them.
4. `check --deploy` under production settings.

Code 0: all was asked and is well. 1: something is wrong. 2: nothing is known to be wrong, but not
all could be asked. `--write` makes the lock file and the list of licences anew.
"""

import json
import os
import re
import subprocess
import sys
import tempfile
from concurrent.futures import ThreadPoolExecutor
from importlib.metadata import Distribution, distributions
from pathlib import Path
from typing import Any

from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

PROJECT = Path(__file__).resolve().parents[1]
PINS, LOCK = PROJECT / "requirements.txt", PROJECT / "requirements.lock"
LICENCES = PROJECT / "docs" / "licences.md"
#: What the lock file is for: Linux, on the processors that servers have.
PYTHONS = ("3.11", "3.12", "3.13")
PLATFORMS = {
    "x86_64": ("manylinux_2_28_x86_64", "manylinux_2_17_x86_64", "manylinux2014_x86_64"),
    "aarch64": ("manylinux_2_28_aarch64", "manylinux_2_17_aarch64", "manylinux2014_aarch64"),
}
#: Each lets a public body run, change and pass on the site; LGPL parts stay parts of their own.
ALLOWED = {
    "0BSD": r"\b0BSD\b|Zero-Clause",
    "Apache-2.0": r"Apache",
    "BSD": r"\bBSD\b|3-clause",
    "ISC": r"\bISC\b",
    "LGPL": r"\bLGPL|Lesser General Public",
    "MIT": r"\bMIT(-CMU)?\b|\bHPND\b|Historical Permission",
    "MPL-2.0": r"\bMPL|Mozilla Public",
    "PSF": r"\bPSF|Python Software Foundation|^Python-2\.0",
    "Unlicense": r"Unlicense|Public Domain",
}
#: Whose metadata says nothing; read in the licence file of the package.
READ = {"pyrage": "MIT"}
WELL, WRONG, NOT_ASKED = "well", "wrong", "not asked"
Finding = tuple[str, str]


def pins() -> list[Requirement]:
    lines = PINS.read_text().splitlines()
    return [Requirement(line) for line in lines if re.match(r"[A-Za-z]", line)]


def vulnerabilities() -> list[Finding]:
    """Asks the registry for each pin by pip-audit."""
    command = [sys.executable, "-m", "pip_audit", "-r", PINS, "--no-deps", "--disable-pip"]
    with tempfile.TemporaryDirectory() as cache:
        done = _run(*command, "--format", "json", "--progress-spinner", "off", "--cache-dir", cache)
    try:
        told = json.loads(done.stdout)["dependencies"]
    except (ValueError, KeyError):
        reason = (done.stderr.strip().splitlines() or ["no answer"])[-1]
        return [(NOT_ASKED, f"Vulnerabilities: the registry could not be asked ({reason[:100]})")]
    return judged(told)


def judged(told: list[dict[str, Any]]) -> list[Finding]:
    """What an answer of pip-audit says; a pin that is not in it was not asked about."""
    found = [
        (WRONG, f"{one['name']} {one['version']}: {known['id']}, mended in {_fixed(known)}")
        for one in told
        for known in one.get("vulns", ())
    ]
    answered = {canonicalize_name(one["name"]) for one in told if "skip_reason" not in one}
    wanted = {canonicalize_name(pin.name) for pin in pins() if _counts(pin)}
    silent = sorted(wanted - answered)
    if silent:
        names = ", ".join(silent[:4]) + (" …" if len(silent) > 4 else "")
        text = f"Vulnerabilities: the registry says nothing of {len(silent)} of {len(wanted)} pins"
        found.append((NOT_ASKED, f"{text} ({names})"))
    elif not found:
        found.append((WELL, f"Vulnerabilities: none known of {len(wanted)} pins"))
    return found


def _fixed(known: dict[str, Any]) -> str:
    return ", ".join(known.get("fix_versions") or ["no version yet"])


def _counts(pin: Requirement) -> bool:
    return pin.marker is None or pin.marker.evaluate()


def hashes() -> list[Finding]:
    """Whether the lock file has hashes for exactly what is pinned."""
    if not LOCK.exists():
        return [(WRONG, f"{LOCK.name} is missing: python tools/audit.py --write")]
    lines = LOCK.read_text().replace("\\\n", " ")
    locked = {
        canonicalize_name(name): (version, rest.count("--hash=sha256:"))
        for name, version, rest in re.findall(
            r"^([A-Za-z][\w.-]*)(?:\[[\w,]+\])?==([^\s;]+)(.*)", lines, re.MULTILINE
        )
    }
    wanted = {canonicalize_name(pin.name): str(pin.specifier)[2:] for pin in pins()}
    wrong = [
        f"{LOCK.name}: {name} {version} has no hash"
        if locked.get(name, ("", 0))[0] == version
        else f"{LOCK.name}: {name} is {locked.get(name, ('missing',))[0]}, not {version}"
        for name, version in wanted.items()
        if locked.get(name, ("", 0))[0] != version or not locked[name][1]
    ]
    wrong += [f"{LOCK.name}: {name} is pinned nowhere" for name in locked.keys() - wanted.keys()]
    if wrong:
        return [(WRONG, line) for line in wrong]
    count = sum(number for _version, number in locked.values())
    return [(WELL, f"Hashes: {count} files of {len(locked)} packages are pinned")]


def licences() -> list[Finding]:
    """Whether all licences are allowed, and the list of them is as it should be."""
    rows = licence_rows()
    found = [
        (WRONG, f"{name}: its licence is {licence!r}, which is not allowed here")
        for name, _version, licence in rows
        if not is_allowed(licence)
    ]
    if not LICENCES.exists() or LICENCES.read_text() != licence_page(rows):
        found.append((WRONG, f"docs/{LICENCES.name} is old: python tools/audit.py --write"))
    return found or [(WELL, f"Licences: {len(rows)} packages, all allowed")]


def licence_rows() -> list[tuple[str, str, str]]:
    """Name, version and licence of each pin that is installed."""
    there = {canonicalize_name(one.name): one for one in distributions()}
    return [
        (pin.name, there[name].version, licence_of(there[name]))
        for pin in sorted(pins(), key=lambda pin: canonicalize_name(pin.name))
        if (name := canonicalize_name(pin.name)) in there
    ]


def licence_of(package: Distribution) -> str:
    """As its metadata says, in the newest form that it has; "" where it says nothing."""
    told = package.metadata
    if expression := told.get("License-Expression"):
        return expression
    named = [
        line.rpartition(" :: ")[2].removesuffix(" License")
        for line in told.get_all("Classifier") or ()
        if line.startswith("License :: ") and not line.endswith("OSI Approved")
    ]
    first = (told.get("License") or "").strip().splitlines()
    return " or ".join(named) or (first[0][:60] if first else READ.get(package.name, ""))


def is_allowed(licence: str) -> bool:
    """Each part that is joined by “and” must be allowed; of those joined by “or”, one."""
    return bool(licence) and all(
        any(re.search(pattern, part, re.IGNORECASE) for pattern in ALLOWED.values())
        for part in re.split(r"\s+AND\s+", licence.strip("() "))
    )


def licence_page(rows: list[tuple[str, str, str]]) -> str:
    lines = [
        "# Licences of what the website runs on",
        "",
        "Written by `python tools/audit.py --write` from the packages' own metadata. `make audit` "
        f"fails where it is old, or where a licence is none of: {', '.join(sorted(ALLOWED))}.",
        "",
        "| Package | Version | Licence |",
        "|---|---|---|",
        *(f"| {name} | {version} | {licence} |" for name, version, licence in rows),
    ]
    return "\n".join(lines) + "\n"


def deployment() -> list[Finding]:
    done = _run(sys.executable, PROJECT / "tools" / "check_production.py")
    if done.returncode:
        return [(WRONG, f"check --deploy: {(done.stderr or done.stdout).strip()[-300:]}")]
    return [(WELL, "check --deploy finds nothing")]


def write_lock() -> list[Finding]:
    """Asks pip which file it would install for each pin, Python and processor, and its hash."""
    found: dict[str, set[str]] = {}
    refused = []
    for python in PYTHONS:
        for processor, platforms in PLATFORMS.items():
            done = _pip_report(python, platforms)
            if done.returncode:
                line = (done.stderr.strip().splitlines() or ["no answer"])[-1]
                refused.append(
                    (NOT_ASKED, f"Hashes for Python {python}, {processor}: {line[:200]}")
                )
                continue
            for one in json.loads(done.stdout)["install"]:
                name = canonicalize_name(one["metadata"]["name"])
                info = one["download_info"]
                if info["url"].startswith("https:"):  # not a file that was built on this machine
                    found.setdefault(name, set()).add(info["archive_info"]["hashes"]["sha256"])
    if refused:
        return refused
    lacking = [pin.name for pin in pins() if canonicalize_name(pin.name) not in found]
    if lacking:
        return [(NOT_ASKED, f"The index has no hashes for {', '.join(lacking)}")]
    lines = [
        "# requirements.txt with the hash of each file that pip may take, for Linux on x86_64 and",
        f"# aarch64 and Python {', '.join(PYTHONS)}: pip install --require-hashes -r {LOCK.name}",
        "# Written by: python tools/audit.py --write",
    ]
    for pin in sorted(pins(), key=lambda pin: canonicalize_name(pin.name)):
        sums = sorted(found.get(canonicalize_name(pin.name), ()))
        lines.append(" \\\n    ".join([str(pin), *(f"--hash=sha256:{one}" for one in sums)]))
    LOCK.write_text("\n".join(lines) + "\n")
    return []


def _pip_report(python: str, platforms: tuple[str, ...]) -> subprocess.CompletedProcess[str]:
    with tempfile.TemporaryDirectory() as folder:
        command = [sys.executable, "-m", "pip", "install", "--dry-run", "--quiet", "--no-deps"]
        command += ["--ignore-installed", "--report", "-", "--target", folder]
        command += ["--only-binary=:all:", "--python-version", python]
        for platform in platforms:
            command += ["--platform", platform]
        # Without markers: they would be asked of the Python that runs this.
        asked = Path(folder, "asked.txt")
        asked.write_text("\n".join(str(pin).partition(";")[0] for pin in pins()))
        return _run(*command, "--requirement", asked, environment=_of_the_index_alone())


def _of_the_index_alone() -> dict[str, str]:
    """Wheels that lie on this machine may be others than those of the index."""
    asked = _run(sys.executable, "-m", "pip", "config", "get", "global.index-url")
    left_out = ("PIP_FIND_LINKS", "PIP_EXTRA_INDEX_URL", "PIP_NO_INDEX")
    environment = {name: value for name, value in os.environ.items() if name not in left_out}
    if index := asked.stdout.strip():
        environment.setdefault("PIP_INDEX_URL", index)
    return environment | {"PIP_CONFIG_FILE": os.devnull}


def _run(
    *command: object, environment: dict[str, str] | None = None
) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [str(part) for part in command],
        capture_output=True,
        text=True,
        cwd=PROJECT,
        env=environment,
        check=False,
    )


def main(arguments: list[str]) -> int:
    found: list[Finding] = []
    if "--write" in arguments:
        LICENCES.write_text(licence_page(licence_rows()))
        found += write_lock()
    with ThreadPoolExecutor() as pool:
        asked = [pool.submit(part) for part in (vulnerabilities, hashes, licences, deployment)]
        found += [one for part in asked for one in part.result()]
    for state, text in found:
        print(f"{state:10} {text}")
    states = {state for state, _text in found}
    return 1 if WRONG in states else 2 if NOT_ASKED in states else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
