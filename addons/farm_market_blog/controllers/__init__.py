from . import agencies
