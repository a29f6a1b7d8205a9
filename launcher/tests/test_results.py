from launcher import results
from launcher.results import Count

STAMP = "2026-07-01 10:00:00,000 7"
TOTAL = f"{STAMP} INFO db odoo.tests.result: {{}} failed, {{}} error(s) of {{}} tests when loading database 'db'"
SKIP = f"{STAMP} INFO db odoo.addons.farm_base.tests.test_x: skipped TestX.test_y : no vectors"


def test_failures_and_errors_of_odoo_both_count_as_failed():
    assert results.of_odoo([TOTAL.format(1, 2, 10)], 1) == Count(7, 3, 0)


def test_a_skipped_test_did_not_pass():
    assert results.of_odoo([SKIP, TOTAL.format(0, 0, 10)], 0) == Count(9, 0, 1)


def test_a_skipped_class_set_up_is_not_one_of_the_tests():
    line = SKIP.replace("TestX.test_y", "setUpClass (odoo.addons.farm_base.tests.test_x.TestX)")
    assert results.of_odoo([line, TOTAL.format(0, 0, 10)], 0) == Count(10, 0, 0)


def test_a_run_without_a_total_has_failed():
    assert results.of_odoo(["Killed"], -9) == Count(0, 1, 0)


def test_a_bad_exit_status_is_a_failure_even_where_every_test_passed():
    assert results.of_odoo([TOTAL.format(0, 0, 10)], 1) == Count(10, 1, 0)


def test_a_failure_is_shown_with_its_traceback():
    lines = [
        f"{STAMP} INFO db odoo.addons.x.tests.t: Starting T.test_a ...",
        f"{STAMP} ERROR db odoo.addons.x.tests.t: FAIL: T.test_a",
        "Traceback (most recent call last):",
        "AssertionError: 1 != 2",
        f"{STAMP} INFO db odoo.addons.x.tests.t: Starting T.test_b ...",
        "not of the failure",
    ]
    (text,) = results.failures_of_odoo(lines)
    assert text.splitlines()[-1] == "AssertionError: 1 != 2"


def junit(tmp_path, **numbers):
    path = tmp_path / "report.xml"
    attributes = " ".join(f'{key}="{value}"' for key, value in numbers.items())
    path.write_text(f"<testsuites><testsuite {attributes}/></testsuites>", encoding="utf-8")
    return path


def test_pytests_report_is_counted(tmp_path):
    path = junit(tmp_path, tests=10, failures=1, errors=1, skipped=2)
    assert results.of_junit(path, 1) == Count(6, 2, 2)


def test_a_crash_of_pytest_is_a_failure(tmp_path):
    assert results.of_junit(tmp_path / "none.xml", 4) == Count(failed=1)
    assert results.of_junit(junit(tmp_path, tests=3), 2) == Count(3, 1)


def test_nothing_ran_is_not_good():
    assert not Count().good
    assert not Count(skipped=5).good
    assert not Count(5, 1).good
    assert Count(5).good
