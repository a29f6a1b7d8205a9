from . import blog_blog
from . import blog_post
from . import farm_agency
from . import res_company
from . import website_menu
