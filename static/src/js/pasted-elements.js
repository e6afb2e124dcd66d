// Small steps on the elements of a pasted text. Its style attributes are renamed data-style: the page's policy would report each.
export const style = (element) => (element?.getAttribute("data-style") ?? "").toLowerCase().replace(/\s/g, "");

export const all = (doc, ...selectors) => [...doc.querySelectorAll(selectors.join(", "))];

export const styled = (doc, pattern) => all(doc, "[data-style]").filter((each) => pattern.test(style(each)));

export function make(doc, tag, ...inside) {
  const made = doc.createElement(tag);
  made.append(...inside);
  return made;
}

export const unwrap = (element) => element.replaceWith(...element.childNodes);

const KEPT = ["colspan", "rowspan", "href", "start", "type"];

export function rename(element, tag) {
  const renamed = make(element.ownerDocument, tag, ...element.childNodes);
  for (const name of KEPT) if (element.hasAttribute(name)) renamed.setAttribute(name, element.getAttribute(name));
  element.replaceWith(renamed);
  return renamed;
}

export const isBlank = (element) => !element.textContent.replace(/[\s\u00a0]/g, "");

export const several = (number, one, many) => (number === 1 ? `1 ${one}` : `${number} ${many}`);
