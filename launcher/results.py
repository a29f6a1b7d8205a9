"""Counts of passed, failed and skipped tests, read from what the runners leave behind."""

import re
from dataclasses import dataclass
from pathlib import Path
from xml.etree import ElementTree

ODOO_TOTAL = re.compile(r"(\d+) failed, (\d+) error\(s\) of (\d+) tests when loading database")
ODOO_SKIP = re.compile(r" INFO \S+ odoo\.addons\.\S+: skipped (?!setUpClass|setUpModule)\S")
ODOO_FAILURE = re.compile(r" ERROR \S+ odoo\.addons\.\S+: (?:FAIL|ERROR): ")
LOG_LINE = re.compile(r"^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d,\d{3} ")
SHOWN_LINES = 60


@dataclass
class Count:
    """Numbers of tests."""

    passed: int = 0
    failed: int = 0
    skipped: int = 0

    def __add__(self, other: "Count") -> "Count":
        return Count(self.passed + other.passed, self.failed + other.failed, self.skipped + other.skipped)

    def __str__(self):
        """The closing line in its plain form.

        >>> print(Count(3)), print(Count(3, 1, 2))
        3 passed, 0 failed
        3 passed, 1 failed, 2 skipped
        (None, None)
        """
        text = f"{self.passed} passed, {self.failed} failed"
        return f"{text}, {self.skipped} skipped" if self.skipped else text

    @property
    def good(self) -> bool:
        """Whether something ran and nothing failed."""
        return self.failed == 0 and self.passed > 0


def of_odoo(lines, status: int) -> Count:
    """Read Odoo's log; a run that ended badly or without a total counts as one more failure."""
    count, totals = Count(), 0
    for line in lines:
        match = ODOO_TOTAL.search(line)
        if match:
            totals += 1
            bad = int(match[1]) + int(match[2])
            count.failed += bad
            count.passed += int(match[3]) - bad
        elif ODOO_SKIP.search(line):
            count.skipped += 1
    # Odoo counts a skipped test among those that ran.
    count.passed = max(count.passed - count.skipped, 0)
    if not totals or (status and not count.failed):
        count.failed += 1
    return count


def failures_of_odoo(lines) -> list:
    """The failures with their tracebacks, each as one text."""
    found, current = [], None
    for line in lines:
        if ODOO_FAILURE.search(line):
            current = [line.rstrip()]
            found.append(current)
        elif LOG_LINE.match(line):
            current = None
        elif current is not None and len(current) < SHOWN_LINES:
            current.append(line.rstrip())
    return ["\n".join(each) for each in found]


def of_junit(path: Path, status: int) -> Count:
    """Read pytest's JUnit report; without one, or where pytest ended badly by itself, that is one failure."""
    if not path.exists():
        return Count(failed=1)
    count = Count()
    for suite in ElementTree.parse(path).getroot().iter("testsuite"):
        number = {name: int(suite.get(name, 0)) for name in ("tests", "failures", "errors", "skipped")}
        bad = number["failures"] + number["errors"]
        count += Count(number["tests"] - bad - number["skipped"], bad, number["skipped"])
    if status not in (0, 1, 5) or (status == 1 and not count.failed):
        count.failed += 1
    return count
