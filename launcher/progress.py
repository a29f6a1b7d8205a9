"""Reading Odoo's log while it installs: how far it is, and what went wrong."""

import re
from collections import deque

LOADING = re.compile(r"odoo\.modules\.loading: Loading module (\S+) \((\d+)/(\d+)\)")
# What a long script tells of itself, as in "Progress 45%: sales, month 3 of 12".
TOLD = re.compile(r": Progress (\d+)%: (.+)$")
LEVEL = re.compile(r"^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d,\d{3} \d+ (?P<level>[A-Z]+) (?P<database>\S+) (?P<logger>\S+): ")
BAD = ("WARNING", "ERROR", "CRITICAL")


class InstallLog:
    """Follows the log of one installation.

    ``fraction`` grows from 0 to 1: Odoo loads ``base`` alone first and then all modules, each loading counted anew, so
    only the loading of more than one module moves the bar.
    """

    def __init__(self):
        self.fraction = 0.0
        self.label = "preparing"
        self.telling = False
        self.problems = []
        self.tail = deque(maxlen=60)

    def feed(self, line: str) -> bool:
        """Take one line; tell whether the state changed."""
        self.tail.append(line)
        match = LOADING.search(line)
        if match:
            name, number, total = match[1], int(match[2]), int(match[3])
            self.label = f"{name} ({number} of {total})"
            if total > 1:
                self.fraction = max(self.fraction, (number - 1) / total)
            return True
        told = TOLD.search(line)
        if told:
            before = self.fraction if self.telling else 0.0  # loading Odoo for the script filled the bar
            self.fraction, self.label, self.telling = max(before, int(told[1]) / 100), told[2].strip(), True
            return True
        level = LEVEL.match(line)
        if level and level["level"] in BAD:
            self.problems.append(line.rstrip())
        if "odoo.modules.loading: Modules loaded." in line:
            self.fraction = 1.0
            return True
        return False

    def reason(self) -> str:
        """The line that tells best why it failed."""
        for pattern in (r"No space left on device", r"^\w*(?:\.\w+)*(?:Error|Exception|Violation)\b.*"):
            for line in reversed(self.tail):
                match = re.search(pattern, line)
                if match:
                    return match[0].strip()
        return (self.problems or [""])[-1] or (self.tail[-1].strip() if self.tail else "no message")
