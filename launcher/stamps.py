"""Fingerprints of inputs, and stamp files that say which inputs a finished step was made of.

A step writes its stamp last: an interruption anywhere before leaves no stamp, and the step is done again.
"""

import hashlib
import json
import os
from pathlib import Path

IGNORED_FOLDERS = {"__pycache__", ".git", "node_modules"}


def write_atomically(path: Path, text: str) -> None:
    """Write a file so that it is either the old or the new one, never half of it."""
    path.parent.mkdir(parents=True, exist_ok=True)
    temporary = path.with_name(path.name + ".new")
    temporary.write_text(text, encoding="utf-8")
    os.replace(temporary, path)


def fingerprint(*paths: Path, extra: str = "") -> str:
    """Hash names and contents of files and of all files in folders, in a stable order."""
    digest = hashlib.sha256(extra.encode())
    for path in paths:
        if path.is_file():
            _add(digest, path.name, path)
        for file in sorted(path.rglob("*")) if path.is_dir() else ():
            relative = file.relative_to(path)
            if file.is_file() and not IGNORED_FOLDERS.intersection(relative.parts):
                _add(digest, relative.as_posix(), file)
    return digest.hexdigest()


def _add(digest, name: str, file: Path) -> None:
    content = file.read_bytes()
    digest.update(f"{name}\0{len(content)}\0".encode())
    digest.update(content)


class Stamp:
    """A file that holds what a finished step was made of."""

    def __init__(self, path: Path):
        self.path = path

    def read(self) -> dict:
        """What the step was made of; empty where it never finished."""
        try:
            return json.loads(self.path.read_text(encoding="utf-8"))
        except (FileNotFoundError, json.JSONDecodeError):
            return {}

    def holds(self, **inputs) -> bool:
        """Whether the step was finished with just these inputs."""
        return bool(inputs) and self.read() == inputs

    def write(self, **inputs) -> None:
        """Say that the step is finished."""
        write_atomically(self.path, json.dumps(inputs, indent=1, sort_keys=True) + "\n")

    def clear(self) -> None:
        """Say that the step is to be done again."""
        self.path.unlink(missing_ok=True)
