import base64
import hashlib
import io

import pytest

from launcher import passwords
from launcher.errors import MarketError


def stored(password: str, salt: bytes = b"0123456789abcdef", rounds: int = 1000) -> str:
    """A hash in Odoo's form."""
    checksum = hashlib.pbkdf2_hmac("sha512", password.encode(), salt, rounds)
    salt, checksum = (base64.b64encode(part).decode().rstrip("=").replace("+", ".") for part in (salt, checksum))
    return f"$pbkdf2-sha512${rounds}${salt}${checksum}"


class Terminal(io.StringIO):
    def isatty(self):
        return True


class FakeCluster:
    def __init__(self, password):
        self.password = password

    def sql(self, _statement, _database):
        return self.password


def test_a_hash_is_read_as_odoo_writes_it():
    assert passwords.matches("mật khẩu", stored("mật khẩu"))
    assert not passwords.matches("other", stored("mật khẩu"))


def test_everybodys_password_is_not_served():
    with pytest.raises(MarketError, match="password is admin"):
        passwords.refuse_well_known(FakeCluster(stored("admin")), "db")
    passwords.refuse_well_known(FakeCluster(stored("a long one of its own")), "db")


def test_without_a_terminal_it_must_be_in_the_environment():
    with pytest.raises(MarketError, match="ADMIN_PASSWORD"):
        passwords.ask({}, stdin=io.StringIO())
    assert passwords.ask({"ADMIN_PASSWORD": "a long one"}, stdin=io.StringIO()) == "a long one"


@pytest.mark.parametrize("given", ["admin", "short"])
def test_a_poor_password_is_refused(given):
    with pytest.raises(MarketError, match="too short"):
        passwords.ask({"ADMIN_PASSWORD": given})


def test_typed_twice_it_must_be_the_same():
    answers = iter(["a long one", "another one"])
    with pytest.raises(MarketError, match="differ"):
        passwords.ask({}, stdin=Terminal(), prompt=lambda _text: next(answers))
