"""For Odoo's shell: set the administrator's password, which comes by the environment."""

import os

env.ref("base.user_admin").password = os.environ["MARKET_ADMIN_PASSWORD"]  # noqa: F821 - given by the shell
env.cr.commit()  # noqa: F821
