// What forms with data-autosave keep in this browser until the portal has it: one text for each person, page and tab.
const PREFIX = "autosave:";
const MONTH = 30 * 24 * 60 * 60 * 1000;
const LIVE = 10 * 1000;
const SENT = "autosave-sent"; // in the session of this tab

const names = () => Object.keys(localStorage).filter((name) => name.startsWith(PREFIX));

function read(name) {
  try {
    const text = JSON.parse(localStorage.getItem(name));
    return Array.isArray(text) ? { fields: text, at: 0, left: true } : text; // as an earlier version kept it
  } catch {
    return null;
  }
}

// Where the browser's room is used up, older texts of other pages give way.
export function keepText(name, text) {
  const written = JSON.stringify({ ...text, at: Date.now() });
  const others = names().filter((other) => other !== name).sort((a, b) => (read(a)?.at ?? 0) - (read(b)?.at ?? 0));
  for (;;) {
    try {
      localStorage.setItem(name, written);
      return;
    } catch {
      if (!others.length) return;
      localStorage.removeItem(others.shift());
    }
  }
}

export const dropText = (name) => localStorage.removeItem(name);

// `at` is the address of the form's own page, where several stand on one page.
export function nameOfText(owner, at, tab) {
  return `${PREFIX}${owner}:${at ?? location.pathname}${tab ? `:${tab}` : ""}`;
}

// Texts of earlier pages at this address that the portal does not hold: {name, tab, text}. `held` says how often the portal
// was sent each tab's text. A page that is still open has its text here for some seconds at most.
export function leftTexts(owner, at, ownTab, held) {
  const start = nameOfText(owner, at, "");
  const found = names().filter((name) => name === start || name.startsWith(`${start}:`));
  return found.flatMap((name) => {
    const text = read(name), tab = name.slice(start.length + 1);
    if (!text || (tab in held && held[tab] >= text.turn)) dropText(name);
    else if (tab !== ownTab && (text.left || text.at + LIVE < Date.now())) return [{ name, tab, text }];
    return [];
  });
}

// A form was sent as a whole: its text stays here until the page after it tells how that went.
export function markSent(name, tab) {
  sessionStorage.setItem(SENT, JSON.stringify([name, tab]));
}

export const sentTab = () => JSON.parse(sessionStorage.getItem(SENT))?.[1];

// Whether this page shows once more the form that was sent, with its faults.
export function cameBack(name) {
  const isIt = JSON.parse(sessionStorage.getItem(SENT))?.[0] === name;
  if (isIt) sessionStorage.removeItem(SENT);
  return isIt;
}

// Another page of the portal has followed: it has the text. Not when it refused, or asks to sign in or to send it again.
export function settleSent() {
  const [name, tab] = JSON.parse(sessionStorage.getItem(SENT)) ?? [];
  const isRefused = performance.getEntriesByType("navigation")[0]?.responseStatus >= 400;
  const asks = [...document.querySelectorAll("[name=draft_tab]")].some((field) => field.value === tab);
  if (!name || isRefused || asks || document.querySelector("input[type=password]")) return;
  sessionStorage.removeItem(SENT);
  dropText(name);
}

export function tidyTexts() {
  for (const name of names()) if (read(name)?.at && read(name).at + MONTH < Date.now()) dropText(name);
}
