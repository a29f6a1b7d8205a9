from . import forum_post_answer
