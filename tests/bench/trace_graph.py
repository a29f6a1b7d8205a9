"""How fast the trace graph answers on a large market. Run in Odoo's shell, in a database that may be filled up:

    ./market shell < tests/bench/trace_graph.py

It makes trace links in SQL, traces a lot of a thousand buyers both ways, lists the buyers, recalls it
as an exercise, prints the seconds and takes everything back. `FARM_BENCH_EDGES` sets the number of links (a million
when it is not set).
"""

import os
import sys
import time

from odoo.tools import SQL

EDGES = int(os.environ.get('FARM_BENCH_EDGES', '1000000'))
BUYERS = 1000
LAYERS = 5

env = env  # noqa: F821, PLW0127  # given by the shell


def clock(label, limit, action):
    start = time.perf_counter()
    result = action()
    seconds = time.perf_counter() - start
    sys.stdout.write(f'{label:45} {seconds:8.3f} s  (limit {limit} s)  {"ok" if seconds < limit else "TOO SLOW"}\n')
    return result


def fill():
    """Write a graph: layers of lots, each made of some of the layer before, and buyers of all of them."""
    lot = env['stock.lot'].search([('trace_code', '!=', False), ('stall_id', '!=', False)], limit=1)
    line = env['stock.move.line'].search([('lot_id', '=', lot.id), ('state', '=', 'done')], limit=1)
    run = env.cr.execute
    lots = max(EDGES // 10, LAYERS * 10)
    run(
        SQL(
            """INSERT INTO stock_lot (name, product_id, company_id, stall_id, trace_code, trace_path, hold_count)
               SELECT 'BENCH-' || n, %s, %s, %s, 'BENCH' || n, '/t/BENCH' || n, 0 FROM generate_series(1, %s) n
            RETURNING id""",
            lot.product_id.id,
            lot.company_id.id,
            lot.stall_id.id,
            lots,
        )
    )
    ids = [row[0] for row in env.cr.fetchall()]
    partners = env['res.partner'].create([{'name': f'Bench {number}'} for number in range(BUYERS)]).ids
    first, width = ids[0], lots // LAYERS
    common = SQL("%s, %s, now()", line.id, lot.company_id.id)
    # Each lot of a layer is made of two lots of the layer before, and the first lot went into the next two hundred.
    run(
        SQL(
            """INSERT INTO farm_trace_edge (lot_id, to_lot_id, kind, quantity, move_line_id, company_id, date)
               SELECT %(first)s + (n - %(width)s) + shift, %(first)s + n, 'made', 1, %(common)s
                 FROM generate_series(%(width)s, %(last)s) n, generate_series(0, 1) shift
                WHERE n - %(width)s + shift < n""",
            first=first,
            width=width,
            last=lots - 1,
            common=common,
        )
    )
    run(
        SQL(
            """INSERT INTO farm_trace_edge (lot_id, to_lot_id, kind, quantity, move_line_id, company_id, date)
               SELECT %s, %s + n, 'made', 1, %s FROM generate_series(1, LEAST(200, %s)) n""",
            first,
            first,
            common,
            lots - 1,
        )
    )
    sold = max(EDGES - 2 * lots, BUYERS)
    run(
        SQL(
            """INSERT INTO farm_trace_edge (lot_id, partner_id, kind, quantity, move_line_id, company_id, date)
               SELECT CASE WHEN n <= %(buyers)s THEN %(first)s ELSE %(first)s + 1 + n %% (%(lots)s - 1) END,
                      %(partner)s + n %% %(buyers)s, 'sold', 1, %(common)s
                 FROM generate_series(1, %(sold)s) n""",
            buyers=BUYERS,
            first=first,
            lots=lots,
            partner=partners[0],
            sold=sold,
            common=common,
        )
    )
    run('ANALYZE farm_trace_edge')
    run('SELECT count(*) FROM farm_trace_edge')
    sys.stdout.write(f'{env.cr.fetchone()[0]} links, {lots} lots, {BUYERS} buyers\n')
    return env['stock.lot'].browse(ids[0]), env['stock.lot'].browse(ids[-1])


def main():
    start, end = fill()
    Edge = env['farm.trace.edge']
    forward = clock('forward, whole graph', 2.2, start._trace_forward)
    clock('backward, whole graph', 2.2, end._trace_backward)
    buyers = clock('list of buyers', 10, lambda: Edge._get_buyers(forward))
    sys.stdout.write(f'{len(forward)} links forward, {len({partner for partner, _lot in buyers})} buyers\n')
    recall = env['farm.recall'].create(
        {'lot_ids': start.ids, 'is_mock': True, 'reason': 'bench', 'company_id': start.company_id.id}
    )
    clock('mock recall', 10, recall.action_start)
    env.cr.rollback()


main()
