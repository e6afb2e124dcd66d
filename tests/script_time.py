"""How long a page's scripts were at work: processor time of its thread, so other work on the machine hardly shows."""


def watched(page):
    """Begin before the page is opened; ``milliseconds`` tells what became of it."""
    session = page.context.new_cdp_session(page)
    session.send("Performance.enable", {"timeDomain": "threadTicks"})
    return session


def milliseconds(session) -> float:
    metrics = session.send("Performance.getMetrics")["metrics"]
    return next(each["value"] for each in metrics if each["name"] == "ScriptDuration") * 1000
