"""Several long commands at once: as many as there are cores, each with its log, in one tidy output."""

import os
import subprocess
import time
from concurrent.futures import ThreadPoolExecutor, as_completed
from dataclasses import dataclass, field
from pathlib import Path

from . import say

MANY = 4


@dataclass
class Job:
    """A command with its log; ``status`` and ``took`` are set when it ended."""

    title: str
    command: list
    log: Path
    env: dict
    status: int = -1
    took: float = 0.0
    marks: dict = field(default_factory=dict)

    def run(self) -> "Job":
        """Run to the end."""
        began = time.monotonic()
        self.log.parent.mkdir(parents=True, exist_ok=True)
        with open(self.log, "w", encoding="utf-8") as file:
            self.status = subprocess.run(
                self.command, stdin=subprocess.DEVNULL, stdout=file, stderr=subprocess.STDOUT, env=self.env, check=False
            ).returncode
        self.took = time.monotonic() - began
        return self

    def lines(self) -> list:
        """The log."""
        return self.log.read_text(encoding="utf-8", errors="replace").splitlines()


def workers() -> int:
    """How many jobs run at once."""
    return max(1, min(MANY, len(os.sched_getaffinity(0))))


def run_all(tasks, at_once: int | None = None):
    """Run callables side by side and give back their results in the order in which they end."""
    with ThreadPoolExecutor(at_once or workers()) as pool:
        for future in as_completed([pool.submit(task) for task in tasks]):
            yield future.result()


def report(job: Job) -> None:
    """Say that a job ended."""
    say.line(f"  {'ok    ' if job.status == 0 else 'FAILED'} {job.title} ({say.seconds(job.took)})")
