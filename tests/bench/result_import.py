"""How fast ten thousand results are imported. Run in Odoo's shell, in a database that may be filled up:

    ./market shell < tests/bench/result_import.py

It plans the samples that the table speaks of, reads the table as the background does, prints the seconds, how far the
progress was after each chunk, and the ratio to a baseline of the same run on the same machine: the same values written
one by one through the form's way, 200 of them. It takes everything back. `FARM_BENCH_ROWS` sets the number of results.
"""

import base64
import os
import sys
import time

ROWS = int(os.environ.get('FARM_BENCH_ROWS', '10000'))
BASELINE = 200
LIMIT = 60
PER_SAMPLE = 10

env = env  # noqa: F821, PLW0127  # given by the shell


def say(text):
    sys.stdout.write(text + '\n')


def make_samples(count, analytes, item):
    """Return samples on the bench, each with an empty result per analyte."""
    results = [(0, 0, {'analyte_id': analyte.id, 'unit': analyte.unit}) for analyte in analytes]
    samples = env['farm.sample'].create(
        [
            {'product_tmpl_id': item.id, 'company_id': item.company_id.id, 'result_ids': results}
            for _number in range(count)
        ]
    )
    for step in ('collect', 'receive', 'start'):
        samples._take_step(step)
    return samples


def main():
    item = env['product.template'].search([('stall_id', '!=', False), ('commodity_id.is_food', '=', True)], limit=1)
    analytes = env['farm.limit'].search([('kind', '=', 'max')]).analyte_id[:PER_SAMPLE]
    samples = make_samples(ROWS // PER_SAMPLE + BASELINE // PER_SAMPLE, analytes, item)
    measured, slow = samples[: ROWS // PER_SAMPLE], samples[ROWS // PER_SAMPLE :]
    lines = ['sample;analyte;value;unit;loq'] + [
        f'{sample.name};{analyte.code};0,{number % 90 + 10};{analyte.unit};0,01'
        for number, sample in enumerate(measured)
        for analyte in analytes
    ]
    env.flush_all()

    start = time.perf_counter()
    for result in slow.result_ids:
        result.write({'value': '0,05', 'loq': '0,01'})
        env.flush_all()
    baseline = (time.perf_counter() - start) / len(slow.result_ids)

    job = env['farm.quality.import'].create(
        {
            'file': base64.b64encode('\n'.join(lines).encode()),
            'file_name': 'bench.csv',
            'company_id': item.company_id.id,
        }
    )
    job.action_start()
    progress = []
    start = time.perf_counter()
    job._read_on(lambda count: env.flush_all() or progress.append(round(job.progress)) or count)
    env.flush_all()
    seconds = time.perf_counter() - start
    entered = sum(1 for result in measured.result_ids if result.value)
    say(f'{entered} of {len(lines) - 1} results imported, {job.error_count} refused')
    say(f'import {seconds:8.2f} s  (limit {LIMIT} s)  {"ok" if seconds < LIMIT else "TOO SLOW"}')
    say(f'per result {1000 * seconds / (len(lines) - 1):6.2f} ms; one by one {1000 * baseline:6.2f} ms')
    say(f'ratio to the baseline {seconds / (len(lines) - 1) / baseline:6.3f}')
    say(f'progress after each chunk, per cent: {progress}')


try:
    main()
finally:
    env.cr.rollback()
