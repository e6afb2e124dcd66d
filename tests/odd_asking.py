"""Lists asked for as no page asks for them: their filters, order, page and day with what nobody types."""

import re
from html import unescape
from urllib.parse import parse_qsl, urlencode, urlsplit

#: What is put behind every name; more than one: the name comes more than once.
ODD = (["9" * 30], ["-1", "nan"], ["x😀'\"%[]"])
EVERYWHERE = {"page", "sort"}


def odd_urls(url: str, content: str) -> list[str]:
    """The addresses of a page, where it is a list: it has a form that asks, or links to itself with other words."""
    names, path = asked_names(url, content), urlsplit(url).path
    if not names:
        return []
    return [f"{path}?{urlencode([(name, each) for name in sorted(names | EVERYWHERE) for each in odd])}" for odd in ODD]


def asked_names(url: str, content: str) -> set[str]:
    forms = re.findall(r'<form\b[^>]*method="get".*?</form>', content, re.DOTALL)
    links = re.findall(r'href="([^"?#]*)\?([^"#]*)', content)
    own = [query for path, query in links if path in ("", urlsplit(url).path)]
    asked = {name for query in own for name, _ in parse_qsl(unescape(query), keep_blank_values=True)}
    return asked.union(*(re.findall(r'<(?:input|select)\b[^>]*\bname="([^"]+)"', form) for form in forms))
