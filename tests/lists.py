"""What a list on a page shows, read from its HTML: ``list_on(response, "Bodies").rows``."""

from dataclasses import dataclass

from lxml import html


@dataclass(frozen=True)
class ShownList:
    heads: list[str]
    sorted_by: dict[str, str]  # heading → "ascending" or "descending", as aria-sort says
    sorts: dict[str, str]  # heading → the address that sorts by it
    rows: list[list[str]]
    labels: list[list[str]]  # what stands beside each value on a narrow screen
    scopes: set[str]
    pages: list[str]  # addresses of the other pages

    def column(self, head):
        return [row[self.heads.index(head)] for row in self.rows]


def list_on(response, caption):
    """The list of this caption; None where the page has none."""
    page = html.fromstring(response.content.decode())
    for table in page.iter("table"):
        if _text(table.find("caption")).split("\n")[0].startswith(caption):
            return _read(table, page.xpath(f"//nav[@aria-label='Pages of {caption}']//a/@href"))
    return None


def _read(table, pages):
    heads = table.findall("thead/tr/th")
    rows = [list(row) for row in table.findall("tbody/tr")]
    return ShownList(
        heads=[_head(each) for each in heads],
        sorted_by={_head(each): each.get("aria-sort") for each in heads if each.get("aria-sort")},
        sorts={_head(each): each.find("a").get("href") for each in heads if each.find("a") is not None},
        rows=[[_text(cell) for cell in row] for row in rows],
        labels=[[cell.get("data-label") for cell in row] for row in rows],
        scopes={each.get("scope") for each in heads} | {row[0].get("scope") for row in rows},
        pages=pages,
    )


def _head(cell):
    return _text(cell).rstrip(" ↕▲▼")


def _text(element):
    return " ".join(element.text_content().split())


def filter_fields(response):
    """Names of the fields that narrow the page's list, and of what its form keeps."""
    page = html.fromstring(response.content.decode())
    return page.xpath("//form[@role='search']//*[@name]/@name")
