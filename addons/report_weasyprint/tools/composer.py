"""Join body, header and footer of a report, made apart for wkhtmltopdf, into one page source."""

import lxml.html

HEADERS_ID = 'minimal_layout_report_headers'
FOOTERS_ID = 'minimal_layout_report_footers'


def parse(source):
    """Return the document tree of ``source`` (str), made whole where it is a fragment."""
    parser = lxml.html.HTMLParser(encoding='utf-8')
    return lxml.html.document_fromstring(source.encode(), parser=parser)


def pop_stylesheets(document):
    """Take the linked stylesheets out of ``document``; return their addresses in order.

    >>> page = parse('<head><link rel="stylesheet" href="/a.css"></head><body>x</body>')
    >>> pop_stylesheets(page)
    ['/a.css']
    >>> pop_stylesheets(page)
    []
    """
    links = [
        link for link in document.iter('link') if 'stylesheet' in (link.get('rel') or '').split() and link.get('href')
    ]
    for link in links:
        link.drop_tree()
    return [link.get('href') for link in links]


def running_block(document, kind, index):
    """Return the ``kind`` ('header' or 'footer') of the body at ``index``, or None.

    Odoo puts the headers of all bodies into one source and lets a script choose. Where
    there is no such list, the whole source is shown on every page.
    """
    body = document.find('body')
    if body is None:
        return None
    container = body.get_element_by_id(HEADERS_ID if kind == 'header' else FOOTERS_ID, None)
    if container is not None:
        children = [child for child in container if isinstance(child.tag, str)]
        if index >= len(children):
            return None
        for child in children:
            if child is not children[index]:
                child.drop_tree()
    body.tag = 'div'
    body.attrib.pop('onload', None)
    body.classes.add(f'o_weasyprint_{kind}')
    return body


def compose(body_source, header_source, footer_source, index, page_css):
    """Return ``(html, stylesheets)`` of one body with its running header and footer.

    :param str body_source: body as made by ``_prepare_html``
    :param header_source: all headers of the report, or None
    :param footer_source: all footers of the report, or None
    :param int index: place of the body among the bodies
    :param str page_css: rules for this page
    """
    document = parse(body_source)
    stylesheets = pop_stylesheets(document)
    for script in document.xpath('//script'):
        script.drop_tree()
    body = document.find('body')
    for kind, source in (('footer', footer_source), ('header', header_source)):
        if not source:
            continue
        running_document = parse(source)
        stylesheets += [href for href in pop_stylesheets(running_document) if href not in stylesheets]
        block = running_block(running_document, kind, index)
        if block is not None:
            block.tail, body.text = body.text, None
            body.insert(0, block)
    style = document.makeelement('style')
    style.text = page_css
    head = document.find('head')
    if head is None:
        head = document.makeelement('head')
        document.insert(0, head)
    head.append(style)
    html = lxml.html.tostring(document, encoding='unicode', doctype='<!DOCTYPE html>')
    return html, stylesheets
