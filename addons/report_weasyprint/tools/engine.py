"""WeasyPrint behind one function, with what can be kept between two reports kept."""

import itertools
import logging
import os
import threading
from collections import OrderedDict

_logger = logging.getLogger(__name__)

try:
    import pydyf
    import weasyprint
    from weasyprint.text.fonts import FontConfiguration
    from weasyprint.urls import URLFetcher, URLFetcherResponse
except (ImportError, OSError) as error:
    # OSError: the wheel is there, Pango is not.
    pydyf = weasyprint = None
    URLFetcher = object
    IMPORT_ERROR = error
    _logger.info("WeasyPrint cannot be loaded, PDF reports cannot be made: %s", error)
else:
    IMPORT_ERROR = None
    # Both speak of every rule of Bootstrap and every table of a font that they skip.
    logging.getLogger('weasyprint').setLevel(logging.CRITICAL)
    logging.getLogger('fontTools').setLevel(logging.ERROR)

MAX_STYLESHEETS = 32
# Pango's font map is shared by the threads of a process: one report at a time.
_lock = threading.RLock()
_cache = {'pid': None, 'fonts': None, 'stylesheets': OrderedDict()}


class ResourceFetcher(URLFetcher):
    """Give WeasyPrint what Odoo itself holds; refuse everything else.

    :param read: function from an address to ``(content, mimetype)``; raises ``ValueError``
        (or lets the error of the reading pass) for what is not to be had.
    """

    def __init__(self, read):
        super().__init__(allowed_protocols=('data',), allow_redirects=False)
        self._read = read

    def fetch(self, url, headers=None):
        if url.startswith('data:'):
            return super().fetch(url, headers)
        content, mimetype = self._read(url)
        return URLFetcherResponse(url, content, {'Content-Type': mimetype})


def _process_cache():
    """Return what this process keeps; a forked worker starts anew."""
    if _cache['pid'] != os.getpid():
        _cache.update(pid=os.getpid(), fonts=FontConfiguration(), stylesheets=OrderedDict())
    return _cache


def stylesheet(key, load, fetcher, base_url):
    """Return the parsed stylesheet kept under ``key``, else parse what ``load()`` gives.

    :param key: hashable; must change whenever the text changes
    :param load: function that returns the text
    """
    with _lock:
        cache = _process_cache()
        sheets = cache['stylesheets']
        if key not in sheets:
            sheets[key] = weasyprint.CSS(
                string=load(),
                base_url=base_url,
                url_fetcher=fetcher,
                font_config=cache['fonts'],
            )
            while len(sheets) > MAX_STYLESHEETS:
                sheets.popitem(last=False)
        sheets.move_to_end(key)
        return sheets[key]


def render(sources, stylesheets, fetcher, base_url, zoom):
    """Return one PDF (bytes) of several HTML sources, each with page numbers of its own.

    :param list sources: HTML texts, at least one
    :param list stylesheets: results of :func:`stylesheet`
    :param float zoom: real size over CSS size
    """
    with _lock:
        fonts = _process_cache()['fonts']
        images = {}
        documents = [
            weasyprint.HTML(string=source, base_url=base_url, url_fetcher=fetcher).render(
                stylesheets=stylesheets,
                font_config=fonts,
                cache=images,
            )
            for source in sources
        ]
        pages = [page for document in documents for page in document.pages]
        finisher = _outline_per_source([len(document.pages) for document in documents])
        return (
            documents[0]
            .copy(pages)
            .write_pdf(
                zoom=zoom,
                finisher=finisher if len(documents) > 1 else None,
            )
        )


def _outline_per_source(page_counts):
    """Return a finisher that marks where each source begins, as wkhtmltopdf marks it.

    ``ir.actions.report`` cuts a PDF of several records at its top outlines, and reads
    their pages, as plain numbers, from the old-style ``/Dests`` of the catalogue.
    """

    def finisher(_document, pdf):
        starts = [sum(page_counts[:index]) for index in range(len(page_counts))]
        pdf.catalog['Dests'] = pydyf.Dictionary(
            {
                f'record{index}': pydyf.Array([start, '/XYZ', 'null', 'null', 'null'])
                for index, start in enumerate(starts)
            }
        )
        outlines = pydyf.Dictionary({'Type': '/Outlines', 'Count': len(starts)})
        pdf.add_object(outlines)
        items = [
            pydyf.Dictionary(
                {
                    'Title': pydyf.String(str(index + 1)),
                    'Parent': outlines.reference,
                    'Dest': f'/record{index}',
                }
            )
            for index in range(len(starts))
        ]
        for item in items:
            pdf.add_object(item)
        for item, following in itertools.pairwise(items):
            item['Next'] = following.reference
            following['Prev'] = item.reference
        outlines['First'], outlines['Last'] = items[0].reference, items[-1].reference
        pdf.catalog['Outlines'] = outlines.reference

    return finisher
