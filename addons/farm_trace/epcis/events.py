"""EPCIS 2.0 events as JSON-LD (GS1 EPCIS 2.0, CBV 2.0), without a database."""

from datetime import timedelta, timezone
from typing import NamedTuple

from .event_hash import NAMESPACES

CONTEXT = 'https://ref.gs1.org/standards/epcis/2.0.0/epcis-context.jsonld'
#: Viet Nam has one time zone and no summer time (Decision 134/2002/QĐ-TTg).
VIETNAM = timezone(timedelta(hours=7))


class Quantity(NamedTuple):
    """An amount of a class of goods.

    :param str epc_class: URI of the class, for a lot its Digital Link or the market's own URI
    :param float quantity: how much
    :param uom: UN/CEFACT code (``KGM``), ``None`` for pieces
    """

    epc_class: str
    quantity: float
    uom: str | None = None

    def to_json(self):
        """Return the ``quantityElement``. Whole numbers are written without a fraction.

        >>> Quantity('https://id.gs1.org/01/09520123456788/10/L1', 12.0, 'KGM').to_json()['quantity']
        12
        """
        number = int(self.quantity) if self.quantity == int(self.quantity) else self.quantity
        element = {'epcClass': self.epc_class, 'quantity': number}
        if self.uom:
            element['uom'] = self.uom
        return element


def event_time(moment, zone=VIETNAM):
    """Return a naive UTC `moment`, as Odoo has it, as EPCIS writes it: local time with offset.

    >>> from datetime import datetime
    >>> event_time(datetime(2026, 2, 1, 20, 15))
    '2026-02-02T03:15:00.000+07:00'
    """
    return moment.replace(tzinfo=timezone.utc).astimezone(zone).isoformat(timespec='milliseconds')


def _common(event_type, moment, biz_step, disposition, place, transactions, persistent):
    body = {
        'type': event_type,
        'eventTime': event_time(moment),
        'eventTimeZoneOffset': '+07:00',
        'bizStep': biz_step,
    }
    if disposition:
        body['disposition'] = disposition
    if persistent:
        body['persistentDisposition'] = persistent
    if place:
        body['readPoint'] = {'id': place}
        body['bizLocation'] = {'id': place}
    if transactions:
        body['bizTransactionList'] = [
            {'type': kind, 'bizTransaction': uri} if kind else {'bizTransaction': uri} for kind, uri in transactions
        ]
    return body


def object_event(
    action,
    biz_step,
    moment,
    quantities,
    disposition=None,
    place=None,
    transactions=(),
    persistent=None,
    ilmd=None,
):
    """Return an ObjectEvent about lots.

    :param str action: ``ADD`` when the lots begin, ``OBSERVE``, ``DELETE`` when they end
    :param str biz_step: CBV business step (``commissioning``, ``shipping`` …)
    :param datetime moment: when it happened (not when it was written down), naive UTC
    :param quantities: list of :class:`Quantity`, not empty
    :param place: URI of the place
    :param transactions: pairs of CBV transaction type (or ``None``) and URI
    :param dict persistent: ``{'set': [...]}`` or ``{'unset': [...]}``
    :param dict ilmd: master data of the lot, only with ``ADD``
    :raises ValueError: without quantities, or with master data where the standard forbids them

    >>> from datetime import datetime
    >>> lot = Quantity('https://id.gs1.org/01/09520123456788/10/L1', 12.5, 'KGM')
    >>> event = object_event('OBSERVE', 'shipping', datetime(2026, 2, 1), [lot], disposition='in_transit')
    >>> event['action'], event['quantityList'][0]['uom']
    ('OBSERVE', 'KGM')
    """
    if not quantities:
        raise ValueError("an ObjectEvent says which lots it is about")
    if ilmd and action != 'ADD':
        raise ValueError("master data of a lot are told once, when it begins")
    body = _common('ObjectEvent', moment, biz_step, disposition, place, transactions, persistent)
    body['action'] = action
    body['quantityList'] = [quantity.to_json() for quantity in quantities]
    if ilmd:
        body['ilmd'] = dict(ilmd)
    return body


def transformation_event(biz_step, moment, inputs, outputs, disposition=None, place=None, transactions=(), ilmd=None):
    """Return a TransformationEvent: `inputs` were used up, `outputs` came out of them. Both are not empty.

    >>> from datetime import datetime
    >>> body = transformation_event('commissioning', datetime(2026, 2, 1), [Quantity('https://a.vn/t/A', 5)],
    ...                             [Quantity('https://a.vn/t/B', 4)])
    >>> body['inputQuantityList'], body['outputQuantityList'][0]['quantity'], 'action' in body
    ([{'epcClass': 'https://a.vn/t/A', 'quantity': 5}], 4, False)
    """
    if not inputs or not outputs:
        raise ValueError("a transformation has inputs and outputs")
    body = _common('TransformationEvent', moment, biz_step, disposition, place, transactions, None)
    body['inputQuantityList'] = [quantity.to_json() for quantity in inputs]
    body['outputQuantityList'] = [quantity.to_json() for quantity in outputs]
    if ilmd:
        body['ilmd'] = dict(ilmd)
    return body


def aggregation_event(action, biz_step, moment, parent, quantities, disposition=None, place=None, transactions=()):
    """Return an AggregationEvent: `quantities` went into (``ADD``) or came out of (``DELETE``) what `parent` names.

    >>> from datetime import datetime
    >>> body = aggregation_event('ADD', 'packing', datetime(2026, 2, 1), 'https://a.vn/package/7',
    ...                          [Quantity('https://a.vn/t/A', 5)])
    >>> body['parentID'], body['childQuantityList']
    ('https://a.vn/package/7', [{'epcClass': 'https://a.vn/t/A', 'quantity': 5}])
    """
    if not quantities:
        raise ValueError("an AggregationEvent says what was put together")
    body = _common('AggregationEvent', moment, biz_step, disposition, place, transactions, None)
    body['action'] = action
    body['parentID'] = parent
    body['childQuantityList'] = [quantity.to_json() for quantity in quantities]
    return body


def error_declaration(body, declared, reason='incorrect_data', corrective=()):
    """Return an event again, with the declaration that it is wrong (EPCIS 2.0, 7.4.1.4). Its name stays the same.

    :param str reason: ``incorrect_data``, ``did_not_occur`` or a URI of one's own
    :param corrective: names of the events that tell it right

    >>> from datetime import datetime
    >>> error_declaration({'type': 'ObjectEvent'}, datetime(2026, 2, 1), corrective=['ni:///x'])['errorDeclaration']
    {'declarationTime': '2026-02-01T07:00:00.000+07:00', 'reason': 'incorrect_data', 'correctiveEventIDs': ['ni:///x']}
    """
    declaration = {'declarationTime': event_time(declared), 'reason': reason}
    if corrective:
        declaration['correctiveEventIDs'] = list(corrective)
    return {**body, 'errorDeclaration': declaration}


def document(bodies, created):
    """Return an EPCISDocument of event bodies. `created`: naive UTC.

    >>> from datetime import datetime
    >>> document([], datetime(2026, 2, 1))['schemaVersion']
    '2.0'
    """
    return {
        '@context': [CONTEXT, dict(NAMESPACES)],
        'type': 'EPCISDocument',
        'schemaVersion': '2.0',
        'creationDate': event_time(created),
        'epcisBody': {'eventList': list(bodies)},
    }
