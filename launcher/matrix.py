"""Installing in all its ways: each addon alone, updated after it was installed, and uninstalled again."""

import json
import threading

from . import jobs, say
from .odoo import BATCH
from .progress import InstallLog
from .templates import Templates

COPYING = threading.Lock()  # PostgreSQL copies a database only while nobody else is in it


def problems_of(job: jobs.Job, title: str) -> list:
    """What went wrong in one run of Odoo: its warnings, and why it failed."""
    read = InstallLog()
    for line in job.lines():
        read.feed(line)
    found = [f"{title}: {line}" for line in read.problems]
    if job.status and not found:
        found = [f"{title}: {read.reason()}"]
    return found


def install_job(templates: Templates, template: str, name: str, words, title: str):
    """A callable that runs Odoo once on a copy of a template and gives back the problems."""
    command = templates.odoo.command(*words, *BATCH, "--no-http", database=name)
    job = jobs.Job(title, command, templates.log(name), templates.odoo.environment())

    def task():
        with COPYING:
            templates.copy(template, name)
        try:
            return job.run(), problems_of(job, title)
        finally:
            templates.remove(name)

    return task


def alone(templates: Templates) -> list:
    """Each addon installs with nothing but what it depends on, without a warning."""
    platform = templates.platform()
    tasks = [
        install_job(templates, platform, f"alone_{name}", [f"--init={name}"], f"{name} alone")
        for name in templates.addons
    ]
    found = []
    for job, problems in jobs.run_all(tasks):
        say.line(f"    {job.title}: {'FAILED' if problems else 'ok'} ({say.seconds(job.took)})")
        found += problems
    return found


def update(templates: Templates) -> list:
    """All addons update after they were installed, without a warning."""
    words = [f"--update={','.join(templates.addons)}"]
    _job, problems = install_job(templates, templates.market(), "updated", words, "update")()
    return problems


def uninstall(templates: Templates) -> list:
    """All addons uninstall and leave no table, record or parameter of theirs."""
    name = templates.copy(templates.all_addons(), "uninstalled")
    try:
        answer = templates.odoo.script(name, "uninstall", addons=list(templates.addons))
        return json.loads(answer.strip().splitlines()[-1])
    finally:
        templates.remove(name)


def install_log(templates: Templates) -> list:
    """Installing everything and filling the demonstration says no warning of the project's making."""
    return templates.problems()


def odoo_lint(templates: Templates) -> list:
    """Odoo's own lint tests, on the project's addons."""
    name = templates.copy(templates.all_addons(), "linted")
    try:
        answer = json.loads(
            templates.odoo.script(name, "odoo_lint", addons=list(templates.addons)).strip().splitlines()[-1]
        )
    finally:
        templates.remove(name)
    return answer["problems"] if answer["ran"] else ["Odoo's lint tests did not run"]
