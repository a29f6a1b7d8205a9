from . import test_certificates
