"""An apt configuration of the project's own: Debian's sid (or testing) is read without touching the machine's suites.

Sources file, lists and cache lie in one folder; mirror and signing key are those of the machine's own Debian source.
"""

import os
import re
import subprocess
from dataclasses import dataclass
from pathlib import Path

from . import machine
from .errors import MarketError

DEBIAN_KEYRING = "/usr/share/keyrings/debian-archive-keyring.gpg"
ETC_APT = Path("/etc/apt")


@dataclass(frozen=True)
class Source:
    """A Debian archive: its address, and the keyring (or key block) that signs it."""

    uri: str
    signed_by: str = DEBIAN_KEYRING

    def stanza(self, suite: str) -> str:
        """The deb822 text for one suite of this archive."""
        return f"Types: deb\nURIs: {self.uri}\nSuites: {suite}\nComponents: main\nSigned-By: {self.signed_by}\n"


def parse_deb822(text: str) -> list:
    """Read the stanzas of a ``.sources`` file as dictionaries with lower-case keys."""
    stanzas, key = [{}], ""
    for line in text.splitlines():
        if line.startswith("#"):
            continue
        if not line.strip():
            stanzas.append({})
        elif line[0] in " \t" and key:
            stanzas[-1][key] += "\n" + line.rstrip()
        elif ":" in line:
            key, _, value = line.partition(":")
            key = key.strip().lower()
            stanzas[-1][key] = value.strip()
    return [stanza for stanza in stanzas if stanza]


def sources_of_deb822(text: str) -> list:
    """The Debian archives with a component ``main`` that a ``.sources`` file enables."""
    found = []
    for stanza in parse_deb822(text):
        if stanza.get("enabled", "yes").lower() in ("no", "false", "0"):
            continue
        if "deb" in stanza.get("types", "").split() and "main" in stanza.get("components", "").split():
            uri = (stanza.get("uris", "").split() or [""])[0]
            found.append((Source(uri, stanza.get("signed-by", DEBIAN_KEYRING)), stanza.get("suites", "").split()))
    return found


def sources_of_list(text: str) -> list:
    """The same for a file in the one-line format."""
    found = []
    for line in text.splitlines():
        match = re.match(
            r"deb\s+(?:\[(?P<options>[^]]*)\]\s+)?(?P<uri>\S+)\s+(?P<suite>\S+)\s+(?P<rest>.*)", line.strip()
        )
        if match and "main" in match["rest"].split():
            signed = re.search(r"signed-by=(\S+)", match["options"] or "")
            found.append((Source(match["uri"], signed[1] if signed else DEBIAN_KEYRING), [match["suite"]]))
    return found


def find_source(etc: Path = ETC_APT, mirror: str = "") -> Source:
    """The machine's own Debian archive, or the one the user names in DEBIAN_MIRROR."""
    if mirror:
        return Source(mirror)
    candidates = []
    for file in sorted(etc.glob("sources.list.d/*.sources")):
        candidates += sources_of_deb822(file.read_text(encoding="utf-8"))
    for file in [etc / "sources.list", *sorted(etc.glob("sources.list.d/*.list"))]:
        if file.is_file():
            candidates += sources_of_list(file.read_text(encoding="utf-8"))
    for source, suites in candidates:
        path = source.uri.rstrip("/")
        if path.endswith("/debian") and not all("security" in suite for suite in suites):
            return source
    raise MarketError(
        "This machine names no Debian mirror in /etc/apt",
        "Set DEBIAN_MIRROR to the address of one, or ODOO_HOME to a folder with Odoo 19.0.",
    )


class Mirror:
    """apt for one suite, with all its files in one folder."""

    def __init__(self, folder: Path, source: Source, suite: str):
        self.folder = folder / suite
        self.source = source
        self.suite = suite

    def prepare(self) -> None:
        """Lay the folder out and write the sources file."""
        for name in ("sources", "lists/partial", "cache/archives/partial"):
            (self.folder / name).mkdir(parents=True, exist_ok=True)
        text = self.source.stanza(self.suite)
        (self.folder / "sources" / "debian.sources").write_text(text, encoding="utf-8")

    def options(self) -> list:
        """The options that keep apt inside of the folder."""
        values = {
            "Dir::Etc::sourcelist": "/dev/null",
            "Dir::Etc::sourceparts": self.folder / "sources",
            "Dir::Etc::preferences": "/dev/null",
            "Dir::Etc::preferencesparts": "/dev/null",
            "Dir::State::lists": self.folder / "lists",
            "Dir::Cache": self.folder / "cache",
            "APT::Sandbox::User": "root",  # apt's own user may not reach the folder
            "Acquire::Languages": "none",
            "Acquire::Retries": "3",
        }
        return [word for key, value in values.items() for word in ("-o", f"{key}={value}")]

    def update(self) -> None:
        """Fetch the suite's list."""
        self.prepare()
        machine.run_apt(["apt-get", "-q", *self.options(), "update"])

    def has(self, package: str) -> bool:
        """Whether the suite offers the package."""
        command = ["apt-cache", *self.options(), "policy", package]
        answer = subprocess.run(command, capture_output=True, text=True, check=False, env={**os.environ, "LC_ALL": "C"})
        return "Candidate:" in answer.stdout and "Candidate: (none)" not in answer.stdout

    def hashes(self, packages) -> dict:
        """What the signed list says of the packages: name -> (version, SHA-256)."""
        command = ["apt-cache", *self.options(), "show", "--no-all-versions", *packages]
        answer = subprocess.run(command, capture_output=True, text=True, check=False)
        stanzas = parse_deb822(answer.stdout)
        return {each["package"]: (each["version"], each["sha256"]) for each in stanzas if "sha256" in each}

    def download(self, packages, folder: Path) -> None:
        """Fetch packages into a folder; apt writes to a ``partial`` name first and checks the signed hash."""
        folder.mkdir(parents=True, exist_ok=True)
        command = ["apt-get", "-q", *self.options(), "download", *packages]
        env = {**os.environ, "LC_ALL": "C.UTF-8"}
        result = subprocess.run(
            command, cwd=folder, env=env, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, check=False
        )
        if result.returncode:
            raise machine.apt_error(result.stdout)
