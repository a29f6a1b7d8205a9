from . import im_livechat_channel
from . import res_company
