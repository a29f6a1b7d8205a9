"""For Odoo's shell: fill the demonstration. It is there as a whole or, when interrupted, not at all."""

from odoo.addons.farm_demo.filling import fill

fill(env)  # noqa: F821 - given by the shell
env.cr.commit()  # noqa: F821
