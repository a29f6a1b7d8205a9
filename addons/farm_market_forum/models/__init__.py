from . import forum_forum
from . import forum_post
from . import res_company
from . import website_menu
