"""How fast the server answers for the public page of a lot, compared with its own answer to a static file.

    python tests/bench/lot_page.py http://localhost:8069/t/XXXXXXXXXXXX [requests]

Prints the 50th and 95th percentile of the page and of `/favicon.ico` on the same server, and their ratio: the ratio
says something on any machine, the milliseconds only on a quiet one.
"""

import sys
import time
from urllib.parse import urljoin

import requests

MAX_BYTES = 100_000


def measure(session, url, count):
    """Return the sorted seconds of `count` requests, after a few to warm up, and the size of the answer."""
    seconds = []
    for number in range(count + 5):
        start = time.perf_counter()
        answer = session.get(url)
        taken = time.perf_counter() - start
        answer.raise_for_status()
        if number >= 5:
            seconds.append(taken)
    return sorted(seconds), len(answer.content)


def main():
    url, count = sys.argv[1], int(sys.argv[2]) if len(sys.argv) > 2 else 200
    session = requests.Session()
    page, size = measure(session, url, count)
    static, _size = measure(session, urljoin(url, '/favicon.ico'), count)
    for name, seconds in (('page', page), ('static file', static)):
        middle, slow = seconds[len(seconds) // 2], seconds[int(len(seconds) * 0.95)]
        sys.stdout.write(f'{name:12} p50 {middle * 1000:7.1f} ms   p95 {slow * 1000:7.1f} ms\n')
    ratio = page[int(count * 0.95)] / static[int(count * 0.95)]
    sys.stdout.write(f'ratio of p95 {ratio:.1f}; page {size} bytes ({"ok" if size < MAX_BYTES else "TOO LARGE"})\n')


if __name__ == '__main__':
    main()
