from . import composer, engine, page_setup, stylesheet
