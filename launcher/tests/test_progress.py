import io
import os
import sys

import pytest

from launcher import processes
from launcher.odoo import follow
from launcher.progress import InstallLog
from launcher.say import Progress

LOADING = "2026-07-01 10:00:00,000 7 INFO db odoo.modules.loading: Loading module {} ({}/{})"


def test_the_first_loading_of_base_alone_does_not_fill_the_bar():
    log = InstallLog()
    log.feed(LOADING.format("base", 1, 1))
    assert log.fraction == 0


def test_the_bar_grows_with_the_modules_and_never_shrinks():
    log = InstallLog()
    seen = []
    for name, number, total in (("web", 2, 100), ("sale", 50, 100), ("farm_base", 3, 100), ("stock", 99, 100)):
        assert log.feed(LOADING.format(name, number, total))
        seen.append(log.fraction)
    assert seen == sorted(seen)
    assert log.label == "stock (99 of 100)"
    log.feed("2026-07-01 10:00:00,000 7 INFO db odoo.modules.loading: Modules loaded.")
    assert log.fraction == 1


def test_a_long_script_tells_how_far_it_is():
    log = InstallLog()
    log.feed("2026-07-01 10:00:00,000 7 INFO db odoo.modules.loading: Modules loaded.")
    told = "2026-07-01 10:00:00,000 7 INFO db odoo.addons.farm_demo.filling: Progress {}%: demonstration, sales\n"
    assert log.feed(told.format(45))
    assert (log.fraction, log.label) == (0.45, "demonstration, sales")
    log.feed(told.format(30))
    assert log.fraction == 0.45


def test_warnings_are_kept_and_other_lines_are_not():
    log = InstallLog()
    log.feed("2026-07-01 10:00:00,000 7 WARNING db odoo.addons.farm_base: something\n")
    log.feed("2026-07-01 10:00:00,000 7 INFO db odoo.addons.farm_base: something\n")
    log.feed("WARNING without the form of a log line\n")
    assert log.problems == ["2026-07-01 10:00:00,000 7 WARNING db odoo.addons.farm_base: something"]


def test_the_reason_is_the_exception_and_not_its_traceback():
    log = InstallLog()
    for line in (
        "2026-07-01 10:00:00,000 7 CRITICAL db odoo.service.server: Failed to initialize database `db`.\n",
        "Traceback (most recent call last):\n",
        '  File "x.py", line 1, in <module>\n',
        "odoo.tools.convert.ParseError: while parsing x.xml:4\n",
        "2026-07-01 10:00:01,000 7 INFO db odoo.sql_db: closing\n",
    ):
        log.feed(line)
    assert log.reason() == "odoo.tools.convert.ParseError: while parsing x.xml:4"


def test_a_full_disk_is_the_reason_wherever_it_stands():
    log = InstallLog()
    log.feed('psycopg2.errors.DiskFull: could not extend file "x": No space left on device\n')
    log.feed("ValueError: something that followed from it\n")
    assert log.reason() == "No space left on device"


def test_what_is_left_is_told_from_what_was_needed():
    now = [0.0]
    progress = Progress(io.StringIO(), clock=lambda: now[0])
    now[0] = 30.0
    assert "about 1:30 min left" in progress.text(0.25, "sale (30 of 119)")
    assert "left" not in progress.text(0.01, "base")


def test_in_a_pipe_there_are_few_lines_and_no_control_characters():
    now = [0.0]
    stream = io.StringIO()
    progress = Progress(stream, clock=lambda: now[0])
    for second in range(40):
        now[0] = float(second)
        progress.show(second / 40, "x")
    progress.close()
    assert len(stream.getvalue().splitlines()) == 2
    assert "\x1b" not in stream.getvalue()


def test_the_output_goes_to_the_log_and_the_status_is_handed_on(tmp_path):
    code = f"print({LOADING.format('sale', 50, 100)!r}); raise SystemExit(3)"
    read, status = follow([sys.executable, "-c", code], tmp_path / "log" / "x.log", dict(os.environ))
    assert (read.label, status) == ("sale (50 of 100)", 3)
    assert "Loading module sale" in (tmp_path / "log" / "x.log").read_text(encoding="utf-8")


def test_a_command_reads_the_code_that_it_is_given(tmp_path):
    code = f"print({LOADING.format('sale', 50, 100)!r})"
    read, status = follow([sys.executable, "-"], tmp_path / "x.log", dict(os.environ), code)
    assert (read.label, status) == ("sale (50 of 100)", 0)


def test_interrupted_it_leaves_no_odoo_behind(tmp_path, monkeypatch):
    def interrupt(self, _fraction, _label):
        raise KeyboardInterrupt

    monkeypatch.setattr(Progress, "show", interrupt)
    code = "import os, time; print(os.getpid(), flush=True); time.sleep(60)"
    log = tmp_path / "x.log"
    with pytest.raises(KeyboardInterrupt):
        follow([sys.executable, "-c", code], log, dict(os.environ))
    assert not processes.alive(int(log.read_text(encoding="utf-8")))
