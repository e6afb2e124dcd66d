"""Blocks as pages, and what pages say."""

import uuid

from lxml import html

from plans.document.render import render_document


def page_of(kind, data, medium="page"):
    block = {"key": str(uuid.uuid4()), "kind": kind, "level": 1, "heading": "Heading", "data": data}
    return html.fromstring(f"<main>{render_document({'kind': 'plan', 'blocks': [block]}, medium=medium)}</main>")


def words(element):
    return " ".join(element.text_content().split())


def said(response):
    """The words of a page's banners, or of its main part without them."""
    return " ".join(html.fromstring(response.content).find("body//main").text_content().split())


def banner(response):
    return [str(message) for message in response.context["messages"]]
