"""How long ten thousand labels take. Run in Odoo's shell, in a database with lots:

    ./market shell < tests/bench/labels.py

Prints the seconds for labels of lots (the same label many times) and of packages (each with a number and a hidden code
of its own), put together into one file, and their ratio to drawing the same number of QR codes alone: the ratio says
something on any machine. Takes everything back. `FARM_BENCH_LABELS` sets the number (ten thousand when it is not set).
"""

import os
import sys
import time

from odoo.addons.farm_trace.tools.qr import qr_rows

LABELS = int(os.environ.get('FARM_BENCH_LABELS', '10000'))
LIMIT = 60

env = env  # noqa: F821, PLW0127  # given by the shell


def run(lot, is_per_unit):
    """Return the seconds from the order to the file, those of them on the processor, and the size of the file."""
    start, busy = time.perf_counter(), time.process_time()
    job = env['farm.label.job'].create(
        {
            'company_id': lot.company_id.id,
            'lot_ids': lot.ids,
            'paper': 'sheet',
            'copies': LABELS,
            'is_per_unit': is_per_unit,
        }
    )
    for part in job.part_ids:
        part._print()
    job._finish()
    env.flush_all()
    return time.perf_counter() - start, time.process_time() - busy, len(job.content) * 3 // 4


def main():
    lot = env['stock.lot'].search([('trace_code', '!=', False), ('stamp_code', '=', False)], limit=1)
    start = time.process_time()
    for number in range(200):
        qr_rows(f'{lot.trace_url}/21/{number:08}')
    codes = (time.process_time() - start) / 200 * LABELS
    for name, is_per_unit in (('labels of one lot', False), ('packages with hidden codes', True)):
        seconds, busy, size = run(lot, is_per_unit)
        sys.stdout.write(
            f'{LABELS} {name:28} {seconds:7.1f} s  ({"ok" if seconds < LIMIT else "TOO SLOW"}, limit {LIMIT} s)  '
            f'{busy:5.1f} s of processor  {busy / codes:4.1f} times the QR codes alone  {size / 1e6:.1f} MB\n'
        )
    env.cr.rollback()


main()
