"""axe on the page that stands in the browser, with the size of touch targets that WCAG 2.2 asks for; what costs most of
it, contrast, once for each look.

Contrast is a matter of how words look: their colour, size and weight, and what lies behind them. A run asks about each
such look once, on the first page that shows it, and about everything else on every page.
"""

from axe_playwright_python.base import AXE_SCRIPT

#: Where a site of answers keeps axe: a browser reads it once there and then knows it, a quarter of what it costs anew.
AXE_PATH = "/axe.js"

LOOK_AT = """async known => {
  const SHOWN = {contentVisibilityAuto: true, opacityProperty: true, visibilityProperty: true};
  const looks = new Set(known), added = [], behind = new Map();

  const backOf = element => {
    if (!element) return "";
    if (!behind.has(element)) {
      const before = backOf(element.parentElement);
      const shown = [null, "::before", "::after"].map(part => {
        const style = getComputedStyle(element, part);
        return [style.backgroundColor, style.backgroundImage.slice(0, 200), style.opacity, style.mixBlendMode].join();
      }).join("|");
      behind.set(element, before.endsWith(shown) ? before : before + "/" + shown);
    }
    return behind.get(element);
  };

  const markNewLooks = () => {
    for (const element of document.body.querySelectorAll("*")) {
      const typed = element.matches("input, select, textarea");
      const hasWords = [...element.childNodes].some(node => node.nodeType === Node.TEXT_NODE && node.data.trim());
      if (!(typed || hasWords) || !element.checkVisibility(SHOWN) || element.offsetWidth < 2) continue;
      const style = getComputedStyle(element);
      const own = [style.color, style.fontSize, style.fontWeight, style.textShadow, style.position];
      const look = [...own, typed, element.disabled].join() + backOf(element);
      if (looks.has(look)) continue;
      looks.add(look);
      added.push(look);
      element.setAttribute("data-new-look", "");
    }
  };

  const ask = async (where, how) => (await axe.run(where, {resultTypes: ["violations"], ...how})).violations.map(
    fault => `${fault.id}: ${fault.help}: ${fault.nodes.slice(0, 5).map(node => node.target.join()).join(" | ")}`);

  const found = await ask(document, {rules: {"color-contrast": {enabled: false}, "target-size": {enabled: true}}});
  markNewLooks();
  if (!added.length) return {found, looks: []};
  const faint = await ask({include: [["[data-new-look]"]]}, {runOnly: {type: "rule", values: ["color-contrast"]}});
  document.querySelectorAll("[data-new-look]").forEach(element => element.removeAttribute("data-new-look"));
  return {found: [...found, ...faint], looks: faint.length ? [] : added};
}"""


class Accessibility:
    """What axe finds on one page after another of a run."""

    def __init__(self):
        self.looks = []

    def faults(self, page) -> list[str]:
        if not page.evaluate("'axe' in window"):
            page.evaluate(AXE_SCRIPT)
        seen = page.evaluate(LOOK_AT, self.looks)
        self.looks += seen["looks"]
        return seen["found"]
