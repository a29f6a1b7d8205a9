import os
import socket
import stat
import subprocess
import sys
from pathlib import Path

import pytest

from launcher import processes
from launcher.errors import MarketError


def test_a_taken_port_is_told_with_another_to_choose():
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        port = other.getsockname()[1]
        with pytest.raises(MarketError, match=f"Port {port} is taken.*PORT={port + 1}"):
            processes.check_port("localhost", port)


def test_free_ports_are_different_and_usable():
    ports = processes.free_ports(3)
    assert len(set(ports)) == 3
    for port in ports:
        processes.check_port("localhost", port)


def test_an_ended_process_that_nobody_waited_for_is_not_alive():
    process = subprocess.Popen([sys.executable, "-c", ""])
    os.waitid(os.P_PID, process.pid, os.WEXITED | os.WNOWAIT)
    assert not processes.alive(process.pid)
    process.wait()


def test_a_process_that_will_not_end_is_made_to():
    code = "import signal, time; signal.signal(15, signal.SIG_IGN); print('x', flush=True); time.sleep(60)"
    process = subprocess.Popen([sys.executable, "-c", code], stdout=subprocess.PIPE)
    process.stdout.read(1)
    assert processes.alive(process.pid)
    processes.end(process.pid, patience=0.3)
    assert process.wait() == -9


def test_a_long_path_gets_a_short_socket_folder():
    short = Path("/home/me/market/.local/pg/socket")
    assert processes.socket_folder(short, "key") == short
    long = Path("/" + "x" * 90)
    assert len(str(processes.socket_folder(long, "key"))) < 60


def test_a_closed_parent_is_not_reachable(tmp_path):
    inner = tmp_path / "closed" / "inner"
    inner.mkdir(parents=True)
    for folder in (*tmp_path.parents, tmp_path):
        if folder.stat().st_uid == os.getuid() and not folder.stat().st_mode & stat.S_IXOTH:
            folder.chmod(folder.stat().st_mode | stat.S_IXOTH)
    (tmp_path / "closed").chmod(0o755)
    assert processes.reachable_by_others(inner)
    (tmp_path / "closed").chmod(0o700)
    assert not processes.reachable_by_others(inner)


def test_one_runs_the_database_as_oneself_and_root_as_postgres(monkeypatch, tmp_path):
    assert processes.Owner(uid=1000).spawn == {"cwd": "/"}
    account = processes.pwd.struct_passwd(("postgres", "x", 111, 112, "", "/var/lib/postgresql", "/bin/sh"))
    monkeypatch.setattr(processes.pwd, "getpwnam", lambda _name: account)
    owner = processes.Owner(uid=0)
    assert owner.spawn == {"cwd": "/", "user": 111, "group": 112, "extra_groups": []}
    (tmp_path / "closed").mkdir(mode=0o700)
    elsewhere = owner.data_folder(tmp_path / "closed" / "pg", "key")
    assert elsewhere == Path("/var/lib/postgresql/key/pg")
    assert processes.Owner(uid=1000).data_folder(tmp_path / "closed" / "pg", "key") == tmp_path / "closed" / "pg"
