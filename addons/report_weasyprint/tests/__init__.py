from . import test_doctests, test_report_pdf, test_resource
