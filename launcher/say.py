"""What the user sees: steps with their time, and one progress bar that also reads well in a log file."""

import shutil
import sys
import time
from contextlib import contextmanager

BAR_WIDTH = 24
LOG_EVERY = 15.0  # seconds between two progress lines where there is no terminal


def seconds(value: float) -> str:
    """Format a duration.

    >>> seconds(7.4), seconds(61), seconds(3700)
    ('7 s', '1:01 min', '61:40 min')
    """
    value = round(value)
    return f"{value} s" if value < 60 else f"{value // 60}:{value % 60:02} min"


def bar(fraction: float, width: int = BAR_WIDTH) -> str:
    """Draw a bar for a fraction between 0 and 1.

    >>> bar(0.5, 4), bar(7, 4)
    ('[##..]', '[####]')
    """
    done = round(min(max(fraction, 0), 1) * width)
    return f"[{'#' * done}{'.' * (width - done)}]"


def line(text: str = "") -> None:
    """Print one line at once, also into a pipe."""
    print(text, flush=True)


@contextmanager
def step(title: str):
    """Announce a step, and say how long it took."""
    began = time.monotonic()
    line(f"• {title} …")
    yield
    took = time.monotonic() - began
    if took >= 1:
        line(f"  done in {seconds(took)}")


class Progress:
    """A bar with the step, elapsed time and what is left.

    On a terminal it redraws one line; elsewhere it prints a line now and then.
    """

    def __init__(self, stream=None, clock=time.monotonic):
        self.stream = stream or sys.stdout
        self.clock = clock
        self.began = clock()
        self.printed = self.began
        self.live = self.stream.isatty()

    def text(self, fraction: float, label: str) -> str:
        """The line for a fraction done; what is left is told once there is enough to judge by."""
        elapsed = self.clock() - self.began
        left = ""
        if fraction > 0.05 and elapsed > 3:
            left = f", about {seconds(elapsed / fraction - elapsed)} left"
        return f"  {bar(fraction)} {fraction:4.0%} {label} ({seconds(elapsed)}{left})"

    def show(self, fraction: float, label: str) -> None:
        """Draw the present state."""
        text = self.text(fraction, label)
        if self.live:
            width = shutil.get_terminal_size().columns - 1
            self.stream.write(f"\r\x1b[K{text[:width]}")
            self.stream.flush()
        elif self.clock() - self.printed >= LOG_EVERY:
            self.printed = self.clock()
            print(text, file=self.stream, flush=True)

    def close(self) -> None:
        """Leave the line."""
        if self.live:
            self.stream.write("\r\x1b[K")
            self.stream.flush()
