import pytest

from launcher.errors import MarketError
from launcher.mirror import DEBIAN_KEYRING, Mirror, Source, find_source

SOURCES = """\
# the machine's own
Types: deb
URIs: http://mirror.example/debian
Suites: trixie trixie-updates
Components: main contrib
Signed-By: /usr/share/keyrings/other.gpg

Types: deb
URIs: http://mirror.example/debian-security
Suites: trixie-security
Components: main
"""


@pytest.fixture
def etc(tmp_path):
    (tmp_path / "sources.list.d").mkdir()
    return tmp_path


def test_the_archive_and_its_key_are_those_of_the_machine(etc):
    (etc / "sources.list.d" / "debian.sources").write_text(SOURCES, encoding="utf-8")
    assert find_source(etc) == Source("http://mirror.example/debian", "/usr/share/keyrings/other.gpg")


def test_security_archives_and_disabled_ones_are_passed_over(etc):
    text = SOURCES.replace("Suites: trixie trixie-updates", "Suites: trixie\nEnabled: no")
    (etc / "sources.list.d" / "debian.sources").write_text(text, encoding="utf-8")
    with pytest.raises(MarketError, match="names no Debian mirror"):
        find_source(etc)


@pytest.mark.parametrize(
    ("line", "wanted"),
    [
        ("deb http://a.example/debian bookworm main", Source("http://a.example/debian")),
        (
            "deb [arch=amd64 signed-by=/k.gpg] http://a.example/debian/ bookworm main non-free",
            Source("http://a.example/debian/", "/k.gpg"),
        ),
    ],
)
def test_one_line_sources_are_read_too(etc, line, wanted):
    (etc / "sources.list").write_text(f"# comment\ndeb-src http://s.example/debian x main\n{line}\n", encoding="utf-8")
    assert find_source(etc) == wanted


def test_a_foreign_archive_is_not_debian(etc):
    (etc / "sources.list").write_text("deb http://a.example/ubuntu noble main\n", encoding="utf-8")
    with pytest.raises(MarketError, match="ODOO_HOME"):
        find_source(etc)


def test_the_user_may_name_a_mirror(etc):
    assert find_source(etc, "http://near.example/debian").uri == "http://near.example/debian"


def test_a_key_block_written_into_the_sources_is_kept(etc):
    block = "\n -----BEGIN PGP PUBLIC KEY BLOCK-----\n .\n mQ\n -----END PGP PUBLIC KEY BLOCK-----"
    text = SOURCES.replace(" /usr/share/keyrings/other.gpg", block)
    (etc / "sources.list.d" / "debian.sources").write_text(text, encoding="utf-8")
    stanza = find_source(etc).stanza("sid")
    assert stanza.startswith("Types: deb\nURIs: http://mirror.example/debian\nSuites: sid\nComponents: main\n")
    assert "Signed-By: \n -----BEGIN PGP" in stanza
    assert " mQ\n" in stanza


def test_apt_is_kept_inside_of_its_folder(tmp_path):
    mirror = Mirror(tmp_path, Source("http://a.example/debian", DEBIAN_KEYRING), "sid")
    mirror.prepare()
    options = dict(word.split("=", 1) for word in mirror.options() if word != "-o")
    assert options["Dir::Etc::sourcelist"] == "/dev/null"
    for key in ("Dir::Etc::sourceparts", "Dir::State::lists", "Dir::Cache"):
        assert options[key].startswith(str(tmp_path))
    assert "Suites: sid" in (tmp_path / "sid" / "sources" / "debian.sources").read_text(encoding="utf-8")
