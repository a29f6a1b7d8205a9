"""The reference implementation of the names of EPCIS events, to compare with; a requirement of the tests only."""

import warnings

try:
    from epcis_event_hash_generator import hash_generator, json_to_py
except ImportError:
    hash_generator = json_to_py = None


def get_reference_hashes(document):
    """Return the names that the reference implementation gives to the events of a capture document."""
    json_to_py._namespaces.clear()  # it keeps those of the last document
    with warnings.catch_warnings():
        warnings.simplefilter('ignore', DeprecationWarning)
        return hash_generator.epcis_hashes_from_events(json_to_py.event_list_from_epcis_document_json(document))
