"""For Odoo's shell: write the template of translations of each addon into a folder."""

from pathlib import Path

from odoo.tools.translate import trans_export

folder = Path(arguments["folder"])  # noqa: F821 - `arguments` and `env` are given by the shell
for name in arguments["addons"]:  # noqa: F821
    with open(folder / f"{name}.pot", "wb") as file:
        trans_export(False, [name], file, "po", env)  # noqa: F821
