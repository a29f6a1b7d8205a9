"""A person's walk through the menus: asks the server what the web client asks when each screen is opened."""

import requests
from lxml import etree

RELATIONAL = ("many2one", "one2many", "many2many", "reference", "many2one_reference")
WINDOW = "ir.actions.act_window"
GROUPED = ("graph", "pivot")


class Refused(Exception):
    """The server refused what a screen needs."""


class Walker:
    """A session of the back office without a browser."""

    def __init__(self, stand, login, password=None):
        self.stand = stand
        self.session = requests.Session()
        person = {"db": stand.database.name, "login": login, "password": password or login}
        self.context = self.rpc("/web/session/authenticate", **person)["user_context"]

    def rpc(self, route, **params):
        answer = self.session.post(self.stand.url(route), json={"jsonrpc": "2.0", "params": params}, timeout=60).json()
        if "error" in answer:
            raise Refused(f"{route}: {' '.join(answer['error']['data']['message'].split())}")
        return answer["result"]

    def call(self, model, method, *args, context=None, **kwargs):
        kwargs["context"] = {**self.context, **(context or {})}
        return self.rpc(f"/web/dataset/call_kw/{model}/{method}", model=model, method=method, args=args, kwargs=kwargs)

    def menus(self):
        """Return (name, action id) of every menu that this person sees and that opens something."""
        menus = self.session.get(self.stand.url("/web/webclient/load_menus"), timeout=60).json()
        return [
            (menu["name"], menu["actionID"])
            for key, menu in menus.items()
            if key != "root" and menu["actionID"] and menu["actionModel"] == WINDOW
        ]

    def open(self, action_id):
        """Open a menu's screen: each of its views, with the first record in the form."""
        action = self.rpc("/web/action/load", action_id=action_id, context=self.context)
        context = _literal(action["context"])
        screen = Screen(self, action["res_model"], _literal(action["domain"]) or [], context, action["res_id"])
        screen.load(action["views"], action["search_view_id"])
        return screen


class Screen:
    """What the web client loads to show one action."""

    def __init__(self, walker, model, domain, context, record_id):
        self.walker, self.model, self.record_id = walker, model, record_id
        self.context = context if isinstance(context, dict) else {}
        self.domain = domain if isinstance(domain, list) else []
        self.views, self.fields = {}, {}

    def call(self, method, *args, **kwargs):
        return self.walker.call(self.model, method, *args, context=self.context, **kwargs)

    def load(self, views, search_view):
        search = [[search_view[0] if search_view else False, "search"]]
        answer = self.call("get_views", views=[*views, *search], options={"toolbar": True})
        self.fields = {model: values["fields"] for model, values in answer["models"].items()}
        self.views = {kind: etree.fromstring(view["arch"]) for kind, view in answer["views"].items()}
        for kind, arch in self.views.items():
            if kind in GROUPED:
                self.read_groups(arch, kind)
            elif kind == "form":
                self.read_form(arch)
            elif kind != "search":
                self.read_list(arch)

    def read_list(self, arch):
        specification = self.specification(self.model, arch)
        self.call("web_search_read", domain=self.domain, specification=specification, limit=20)
        group = arch.get("default_group_by")
        if group:
            self.call(
                "web_read_group", domain=self.domain, groupby=[group.split(",")[0]], aggregates=["__count"],
                auto_unfold=True, unfold_read_specification=specification, unfold_read_default_limit=5,
            )  # fmt: skip

    def read_form(self, arch):
        specification = self.specification(self.model, arch)
        records = [self.record_id] if self.record_id else self.call("search", self.domain, limit=1)
        if records:
            self.call("web_read", records, specification=specification)
            if arch.find(".//chatter") is not None:
                self.read_chatter(records[0])
        elif arch.get("create") not in ("0", "false", "False"):
            self.call("onchange", [], {}, [], specification)

    def read_chatter(self, record_id):
        thread = {"thread_model": self.model, "thread_id": record_id}
        wanted = ["activities", "attachments", "followers", "scheduledMessages", "suggestedRecipients"]
        parameters = [["mail.thread", {**thread, "request_list": wanted}]]
        self.walker.rpc("/mail/data", fetch_params=parameters, context=self.walker.context)
        self.walker.rpc("/mail/thread/messages", **thread, fetch_params={"limit": 30})

    def read_groups(self, arch, kind):
        fields = [(node.get("name"), node.get("type"), node.get("interval")) for node in arch.iter("field")]
        groups = [
            f"{name}:{interval or 'month'}" if self.kind(name) in ("date", "datetime") else name
            for name, role, interval in fields
            if role != "measure" and not (kind == "graph" and self.is_measure(name))
        ]
        measures = [f"{name}:sum" for name, role, _interval in fields if role == "measure"]
        self.call("formatted_read_group", self.domain, groups[:2], [*measures, "__count"])

    def kind(self, name):
        return self.fields[self.model][name]["type"]

    def is_measure(self, name):
        return self.kind(name) in ("integer", "float", "monetary")

    def specification(self, model, arch):
        """Return what the web client reads to show an arch: nested for lists inside of a form."""
        wanted = {}
        for node in arch.iter("field"):
            if node is arch or any(above.tag in ("field", "groupby") for above in _between(node, arch)):
                continue
            name = node.get("name")
            field = self.fields[model][name]
            inner = next((child for child in node if child.tag in ("list", "kanban")), None)
            if inner is not None and field["relation"] in self.fields:
                wanted[name] = {"fields": self.specification(field["relation"], inner), "limit": 40}
            else:
                wanted[name] = {"fields": {"display_name": {}}} if field["type"] in RELATIONAL else {}
        return wanted


def _between(node, arch):
    """Yield what lies between a node and the arch that holds it."""
    above = node.getparent()
    while above is not None and above is not arch:
        yield above
        above = above.getparent()


def _literal(text):
    """Return the value of an action's context or domain where it is plain; else nothing of it."""
    import ast

    try:
        return ast.literal_eval(text or "False") or {}
    except (ValueError, SyntaxError):
        return {}
