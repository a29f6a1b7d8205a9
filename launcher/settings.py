"""Where things are and what the user asked for: read once, from the checkout's place and the environment."""

import hashlib
import os
import re
from dataclasses import dataclass
from pathlib import Path

from .errors import MarketError

DATABASE = "chonhaminh"
DEFAULT_PORT = 8069
TRUE, FALSE = {"1", "true", "yes", "on"}, {"0", "false", "no", "off"}


def read_flag(env: dict, name: str):
    """Read a yes/no variable; ``None`` where it is not set.

    >>> read_flag({"DEMO": "0"}, "DEMO"), read_flag({}, "DEMO")
    (False, None)
    """
    value = env.get(name, "").strip().lower()
    if not value:
        return None
    if value not in TRUE | FALSE:
        raise MarketError(f"{name}={env[name]} is neither yes nor no", f"Use {name}=1 or {name}=0.")
    return value in TRUE


def read_port(env: dict) -> int:
    """Read PORT, 1024 to 65535."""
    value = env.get("PORT", "").strip() or str(DEFAULT_PORT)
    if not value.isdecimal() or not 1024 <= int(value) <= 65535:
        raise MarketError(f"PORT={value} is not a usable port", "Give a number from 1024 to 65535, as in PORT=8070.")
    return int(value)


def read_database(env: dict) -> str:
    """Read DATABASE, a plain lower-case name."""
    value = env.get("DATABASE", "").strip() or DATABASE
    if not re.fullmatch(r"[a-z][a-z0-9_]{0,40}", value):
        raise MarketError(
            f"DATABASE={value} is not a usable name", "Use lower-case letters, digits and underscores, a letter first."
        )
    return value


@dataclass(frozen=True)
class Settings:
    """One checkout and one user's wishes.

    ``demo`` is ``None`` where the user said nothing: then a present database stays what it is.
    ``host`` is the address listened on: this machine alone, unless told otherwise.
    """

    root: Path
    port: int = DEFAULT_PORT
    demo: bool | None = None
    database: str = DATABASE
    host: str = "localhost"
    odoo_home: Path | None = None
    mirror: str = ""

    @classmethod
    def read(cls, root: Path, env: dict) -> "Settings":
        """Read the environment variables PORT, DEMO, DATABASE, HOST, ODOO_HOME and DEBIAN_MIRROR."""
        home = env.get("ODOO_HOME", "").strip()
        return cls(
            root=Path(root).resolve(),
            port=read_port(env),
            demo=read_flag(env, "DEMO"),
            database=read_database(env),
            host=env.get("HOST", "").strip() or "localhost",
            odoo_home=Path(home).expanduser().resolve() if home else None,
            mirror=env.get("DEBIAN_MIRROR", "").strip(),
        )

    @property
    def local(self) -> Path:
        """All that the launcher makes lies in here; git ignores it."""
        return self.root / ".local"

    @property
    def addons(self) -> Path:
        return self.root / "addons"

    @property
    def venv(self) -> Path:
        return self.local / "venv"

    @property
    def python(self) -> Path:
        return self.venv / "bin" / "python"

    def environment(self) -> dict:
        """The environment for Python programs: compiled code is kept, for a quick start, but not among the sources."""
        kept = {key: value for key, value in os.environ.items() if key != "PYTHONDONTWRITEBYTECODE"}
        return {**kept, "PYTHONPYCACHEPREFIX": str(self.local / "pycache")}

    @property
    def log(self) -> Path:
        return self.local / "log" / "odoo.log"

    @property
    def address(self) -> str:
        """The market's first address."""
        return f"http://localhost:{self.port}"

    @property
    def key(self) -> str:
        """A short name of this checkout, for what must lie outside of it."""
        return "chonhaminh-" + hashlib.sha256(os.fsencode(self.root)).hexdigest()[:10]

    def stage(self) -> "Stage":
        """The databases and files of ``./market run``."""
        return Stage(self, "market", self.local)

    def test_stage(self) -> "Stage":
        """The databases and files of the tests: a cluster of their own."""
        return Stage(self, "test", self.local / "test")


@dataclass(frozen=True)
class Stage:
    """A PostgreSQL cluster with its Odoo files: the market's own, or that of the tests."""

    settings: Settings
    name: str
    home: Path

    @property
    def durable(self) -> bool:
        """Test databases need not outlive a power cut."""
        return self.name != "test"

    @property
    def files(self) -> Path:
        """Odoo's data folder: filestore, sessions."""
        return self.home / "data"

    @property
    def filestore(self) -> Path:
        return self.files / "filestore"
