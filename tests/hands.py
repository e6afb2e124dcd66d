"""Counting what a job takes: clicks, and pages that are loaded."""


class Hands:
    """Counts what a person clicks, and the pages that are loaded meanwhile."""

    def __init__(self, page):
        self.page, self.clicks, self.loads = page, 0, 0
        page.on("load", lambda _: setattr(self, "loads", self.loads + 1))

    def click(self, role, name, **options):
        self.clicks += 1
        self.page.get_by_role(role, name=name).first.click(**options)

    def counted(self):
        """Clicks and loads since it was asked last."""
        found, self.clicks, self.loads = (self.clicks, self.loads), 0, 0
        return found
