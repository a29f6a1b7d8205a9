"""For Odoo's shell: uninstall addons and print what they left behind, as JSON."""

import json

names = arguments["addons"]  # noqa: F821 - `arguments` and `env` are given by the shell
modules = env["ir.module.module"].search([("name", "in", names), ("state", "=", "installed")])  # noqa: F821
models = env["ir.model.data"].search([("model", "=", "ir.model"), ("module", "in", names)])  # noqa: F821
own = env["ir.model"].browse(models.mapped("res_id")).filtered(lambda model: model.modules in names)  # noqa: F821
tables = [env[model.model]._table for model in own if env[model.model]._auto]  # noqa: F821
modules.button_immediate_uninstall()

env.cr.rollback()  # noqa: F821
env.cr.execute("SELECT name FROM ir_module_module WHERE name = ANY(%s) AND state <> 'uninstalled'", [names])  # noqa: F821
left = [f"module {name} is still installed" for (name,) in env.cr.fetchall()]  # noqa: F821
env.cr.execute("SELECT tablename FROM pg_tables WHERE tablename = ANY(%s)", [tables])  # noqa: F821
left += [f"table {name} is still there" for (name,) in env.cr.fetchall()]  # noqa: F821
env.cr.execute("SELECT module, model, name FROM ir_model_data WHERE module = ANY(%s) LIMIT 20", [names])  # noqa: F821
left += [f"record {module}.{name} ({model}) is still there" for module, model, name in env.cr.fetchall()]  # noqa: F821
env.cr.execute("SELECT key FROM ir_config_parameter WHERE key LIKE ANY(%s)", [[f"{name}.%" for name in names]])  # noqa: F821
left += [f"parameter {key} is still there" for (key,) in env.cr.fetchall()]  # noqa: F821
print(json.dumps(left))
