"""The market's database with a stand-in for PostgreSQL, which remembers what it was asked."""

import types

import pytest

from launcher.database import LANGUAGES, UNFINISHED, MarketDatabase
from launcher.errors import MarketError

FRESH = "chonhaminh" + UNFINISHED


class FakeCluster:
    def __init__(self, *names, parameters=None, version="19.0.1.3"):
        self.names = list(names)
        self.parameters = parameters or {}
        self.version = version
        self.asked = []

    def databases(self):
        return list(self.names)

    def sql(self, statement, _database="postgres", **variables):
        self.asked.append((statement, variables))
        if "to_regclass" in statement:
            return "t"
        if "latest_version" in statement:
            return self.version
        if statement.startswith("SELECT value"):
            return self.parameters.get(variables["key"], "")
        if "INSERT INTO ir_config_parameter" in statement:
            self.parameters[variables["key"]] = variables["value"]
        return ""

    def create(self, name):
        self.names.append(name)

    def drop(self, name):
        if name in self.names:
            self.names.remove(name)

    def rename(self, old, new):
        self.names[self.names.index(old)] = new


@pytest.fixture
def make(checkout, addon_folder):
    addon_folder("farm_base", "{'depends': ['stock']}", models__x="1")
    addon_folder("farm_demo", "{'depends': ['farm_base']}")

    def build(cluster):
        runs = []

        def work(_title, *words, database, log):
            runs.append((database, words))
            (checkout.stage().filestore / database).mkdir(parents=True, exist_ok=True)

        odoo = types.SimpleNamespace(stage=checkout.stage(), settings=checkout, cluster=cluster, work=work, runs=runs)
        odoo.script = lambda database, name, **_named: runs.append((database, name))
        odoo.work_script = lambda _title, name, *, database, log: runs.append((database, name))
        return MarketDatabase(odoo, "chonhaminh")

    return build


def test_a_new_database_gets_its_name_when_it_is_whole(make, checkout):
    cluster = FakeCluster()
    database = make(cluster)
    assert not database.exists()
    database.make(demo=True, secrets={})
    assert cluster.names == ["chonhaminh"]
    assert (checkout.stage().filestore / "chonhaminh").is_dir()
    assert database.odoo.runs[0] == (FRESH, ("--init=farm_base,farm_demo", f"--load-language={LANGUAGES}"))
    assert database.odoo.runs[1] == (FRESH, "fill_demonstration")
    assert database.exists()
    assert database.state()["demo"] is True


def test_without_the_demonstration_it_is_not_installed_and_a_password_is_set(make):
    database = make(FakeCluster())
    database.make(demo=False, secrets={"MARKET_ADMIN_PASSWORD": "x"})
    (_database, words), (_same, script) = database.odoo.runs
    assert words[0] == "--init=farm_base"
    assert script == "set_password"


def test_a_half_made_database_is_made_anew(make):
    cluster = FakeCluster(FRESH)
    database = make(cluster)
    assert not database.exists()
    database.make(demo=True, secrets={})
    assert database.odoo.runs[0][1][0] == "--init=farm_base,farm_demo"
    assert cluster.names == ["chonhaminh"]


def test_interrupted_while_it_was_filled_it_goes_on_with_the_filling(make):
    cluster = FakeCluster()
    database = make(cluster)
    database._install(FRESH, demo=True)
    assert not database.exists()
    database.make(demo=True, secrets={})
    assert [words for _database, words in database.odoo.runs[1:]] == ["fill_demonstration"]
    assert cluster.names == ["chonhaminh"]


def test_interrupted_while_it_was_filled_it_is_made_anew_for_another_kind_of_market(make):
    database = make(FakeCluster())
    database._install(FRESH, demo=True)
    database.make(demo=False, secrets={"MARKET_ADMIN_PASSWORD": "x"})
    assert database.odoo.runs[1][1][0] == "--init=farm_base"


def test_a_whole_one_that_only_lacks_its_name_gets_it(make):
    state = '{"demo": true, "addons": {}, "whole": true}'
    cluster = FakeCluster(FRESH, parameters={"market.installed": state})
    assert make(cluster).exists()
    assert cluster.names == ["chonhaminh"]


def test_only_what_changed_is_updated(make, tmp_path):
    cluster = FakeCluster()
    database = make(cluster)
    database.make(demo=True, secrets={})
    assert database.outdated(database.state()) == {"init": [], "update": []}
    database.renew(database.state())
    assert len(database.odoo.runs) == 2
    (tmp_path / "addons" / "farm_base" / "models" / "x").write_text("2", encoding="utf-8")
    assert database.outdated(database.state()) == {"init": [], "update": ["farm_base"]}
    database.renew(database.state())
    assert "--update=farm_base" in database.odoo.runs[-1][1]
    assert database.outdated(database.state()) == {"init": [], "update": []}


def test_a_new_addon_is_installed_on_the_next_start(make, addon_folder):
    cluster = FakeCluster()
    make(cluster).make(demo=False, secrets={"MARKET_ADMIN_PASSWORD": "x"})
    addon_folder("farm_trace")
    database = make(cluster)
    assert database.outdated(database.state()) == {"init": ["farm_trace"], "update": []}


def test_a_database_of_another_version_is_refused(make):
    with pytest.raises(MarketError, match=r"another version of Odoo \(18\.0\.1\.3, not 19\.0\)"):
        make(FakeCluster("chonhaminh", version="18.0.1.3")).state()


def test_the_addresses_follow_the_port(make):
    cluster = FakeCluster("chonhaminh")
    make(cluster).move(8170)
    assert cluster.parameters["web.base.url"] == "http://localhost:8170"
    assert cluster.parameters["web.base.url.freeze"] == "True"
    assert any(
        "UPDATE website" in statement and variables == {"port": "8170"} for statement, variables in cluster.asked
    )
