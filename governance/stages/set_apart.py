"""HTML of one text inside a file that holds another: identifiers of its own, and headings one level down."""

import re


def set_apart(html: str, prefix: str = "changes-") -> str:
    """The same HTML with identifiers of its own and headings one level down: the whole text follows it in the file."""
    html = re.sub(r"(<|</|csp-block--level-)(h?)([2-5])\b", _one_down, html)
    html = re.sub(r'\b(id|for|aria-labelledby|aria-describedby)="', r'\1="' + prefix, html)
    return html.replace('href="#', f'href="#{prefix}').replace("url(#", f"url(#{prefix}")


def _one_down(match):
    before, h, level = match.groups()
    if before.startswith("<") and not h:
        return match.group()
    return f"{before}{h}{int(level) + 1}"
