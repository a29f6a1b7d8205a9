"""The test suite: plain tests, the addons' tests in Odoo's runner, and the tests against a running server."""

import shutil
import subprocess
import time

from . import addons as project
from . import jobs, machine, prepare, processes, results, say
from .errors import MarketError
from .odoo import BATCH
from .results import Count
from .settings import Settings
from .templates import Templates

UNIT_FOLDERS = ("launcher/tests", "tests/architecture", "tests/doctests")
LAYERS = ("unit", "odoo", "e2e")
REPORTS = "reports"
MARKET_ADDON = "farm_base"


def run(settings: Settings, words) -> int:
    """Run the layers or addons named, or all; the last line is the count of all."""
    layers, names = split(words, project.discover(settings.addons))
    began = time.monotonic()
    with prepare.alone(settings):
        stage = settings.test_stage()
        odoo = prepare.stage_odoo(settings, stage, machine.RUN_NEEDS + machine.TEST_NEEDS, tools=True)
        templates = Templates(odoo)
        counts = {}
        try:
            for layer in layers:
                counts[layer] = timed(layer, LAYER_RUNNERS[layer], templates, names)
        finally:
            odoo.cluster.stop()
    return summary(counts, time.monotonic() - began)


def split(words, addons: dict) -> tuple:
    """Part the words into layers and addons.

    >>> split(["unit", "farm_base"], {"farm_base": None})
    (['unit', 'odoo'], ['farm_base'])
    """
    unknown = [word for word in words if word not in LAYERS and word not in addons]
    if unknown:
        raise MarketError(f"There is no layer and no addon {unknown[0]}", f"Layers are {', '.join(LAYERS)}.")
    names = [word for word in words if word in addons]
    layers = [layer for layer in LAYERS if layer in words or (layer == "odoo" and names)]
    return layers or list(LAYERS), names


def timed(layer: str, runner, templates: Templates, names) -> Count:
    """Run a layer and say its time and count."""
    say.line(f"\n=== {layer} ===")
    began = time.monotonic()
    count = runner(templates, names)
    say.line(f"{layer}: {count} in {say.seconds(time.monotonic() - began)}")
    return count


def summary(counts: dict, took: float) -> int:
    """Say what came of it; the exit status is 0 when something ran and nothing failed."""
    say.line(f"\n=== summary, {say.seconds(took)} ===")
    for layer, count in counts.items():
        say.line(f"{layer:6} {count}")
    total = sum(counts.values(), Count())
    if not total.good:
        say.line("No test ran" if not total.failed else "The suite failed")
    say.line(str(total))
    return 0 if total.good else 1


def pytest(templates: Templates, name: str, folders) -> Count:
    """Run pytest on folders of the checkout."""
    settings = templates.odoo.settings
    report = templates.stage.home / REPORTS / f"{name}.xml"
    report.parent.mkdir(parents=True, exist_ok=True)
    report.unlink(missing_ok=True)
    command = [settings.python, "-m", "pytest", "-q", f"--junitxml={report}", *folders]
    status = subprocess.run(command, cwd=settings.root, env=settings.environment(), check=False).returncode
    return results.of_junit(report, status)


def unit(templates: Templates, _names) -> Count:
    """Tests that need no server: the launcher's, the architecture's, doctests."""
    root = templates.odoo.settings.root
    return pytest(templates, "unit", [folder for folder in UNIT_FOLDERS if (root / folder).is_dir()])


def odoo(templates: Templates, names) -> Count:
    """The addons' own tests: each group installs its addons anew into a copy of the platform database."""
    platform = templates.platform()
    weights = {name: templates.addons[name].tests() for name in names or templates.addons}
    # An addon without tests of its own (the demonstration) would only fill the others' database with its records.
    groups = arrange({name: weight for name, weight in weights.items() if weight}, templates.addons, jobs.workers())
    tasks = [group_task(templates, platform, number, group) for number, group in enumerate(groups, 1)]
    total = Count()
    for job in jobs.run_all(tasks):
        count = results.of_odoo(job.lines(), job.status)
        say.line(f"{job.title}: {count} in {say.seconds(job.took)}, log {job.log}")
        for text in results.failures_of_odoo(job.lines()):
            say.line(f"\n{text}")
        if job.status and not results.failures_of_odoo(job.lines()):
            say.line("\n".join(job.lines()[-40:]))
        total += count
    return total


def group_task(templates: Templates, platform: str, number: int, group):
    """A callable that tests one group of addons in a database of its own."""
    name = f"tests_{number}"
    database = templates.copy(platform, name)
    command = templates.odoo.command(
        f"--init={','.join(group)}",
        f"--test-tags={','.join(f'/{each}' for each in group)}",
        *BATCH,
        f"--http-port={processes.free_ports(1)[0]}",
        database=database,
    )  # fmt: skip
    title = f"group {number} ({', '.join(group)})"
    say.line(f"  {title} …")
    job = jobs.Job(title, command, templates.log(name), templates.odoo.environment())

    def task() -> jobs.Job:
        try:
            return job.run()
        finally:
            templates.remove(database)

    return task


def arrange(weights: dict, addons: dict, parts: int) -> list:
    """Part addons into groups; what serves any Odoo is tested in one where the market is not installed."""
    apart = {name: weight for name, weight in weights.items() if MARKET_ADDON not in project.closure(addons, [name])}
    market = {name: weight for name, weight in weights.items() if name not in apart}
    return [*balance(market, parts), *balance(apart, 1)]


def balance(weights: dict, parts: int) -> list:
    """Part names into groups of about the same weight, the heaviest first.

    >>> balance({"a": 5, "b": 3, "c": 2, "d": 1}, 2)
    [['a', 'd'], ['b', 'c']]
    """
    groups = [(0, []) for _ in range(parts)]
    for name in sorted(weights, key=lambda each: (-weights[each], each)):
        index = min(range(parts), key=lambda each: groups[each][0])
        weight, members = groups[index]
        groups[index] = (weight + weights[name] + 0.5, [*members, name])
    return [members for _weight, members in groups if members]


def e2e(templates: Templates, _names) -> Count:
    """Tests against a really running server on a copy of the demonstration; the fixtures start it."""
    settings = templates.odoo.settings
    folders = [
        folder.relative_to(settings.root).as_posix()
        for folder in sorted((settings.root / "tests").iterdir())
        if folder.is_dir() and any(folder.glob("test_*.py")) and f"tests/{folder.name}" not in UNIT_FOLDERS
    ]
    if not folders:
        return Count()
    templates.market()
    shutil.rmtree(settings.root / "tests" / "e2e" / "output", ignore_errors=True)
    return pytest(templates, "e2e", folders)


LAYER_RUNNERS = {"unit": unit, "odoo": odoo, "e2e": e2e}
