// Every other form in which much can be typed (a <textarea>): what is typed is kept as data-autosave keeps it, under the
// address that the form is sent to. What was kept earlier is offered above the form and put back into its fields.
// <body data-drafts data-drafts-kept data-drafts-discard data-person>: where to, and whose. Two forms that are sent to one
// address tell themselves apart by data-draft. A form with data-draft-by-page has its page put the draft back, which knows
// what changed meanwhile; the attribute names the tab whose draft it shows.
import { autosave } from "./autosave.js";
import { sentTab } from "./kept-texts.js";

const LONGEST_NAME = 80;
const SENT_FORM = "draft-form-sent"; // in the session of this tab

export function keepPageDraft(form) {
  const { drafts, draftsKept, person } = document.body.dataset;
  const isPosted = form.getAttribute("method") === "post", isOurs = form.dataset.autosave || form.dataset.pageDraft;
  if (!drafts || !isPosted || isOurs || !form.querySelector("textarea:not([readonly])")) return;
  const path = new URL(form.getAttribute("action") || "", location.href).pathname + (form.dataset.draft ?? "");
  const name = `page:${path.slice(-LONGEST_NAME)}`;
  const again = sentAgain(name);
  const tab = again?.tab ?? newTab();
  form.dataset.pageDraft = name;
  Object.entries({ draft_form: name, draft_tab: tab, draft_turn: again?.turn ?? 0, draft_from: "" }).forEach((each) => hide(form, ...each));
  status(form);
  const address = new URL(location.href);
  address.searchParams.set("draft", "restore");
  Object.assign(form.dataset, { autosave: drafts, autosaveOwner: person, autosaveRestore: address.pathname + address.search });
  const kept = fetch(`${draftsKept}?form=${encodeURIComponent(name)}`).then((answer) => answer.json()).catch(() => []);
  form.addEventListener("submit", () => {
    sessionStorage.setItem(SENT_FORM, JSON.stringify({ name, tab, turn: Number(form.elements.draft_turn.value) }));
  });
  autosave(form, kept.then((found) => Object.fromEntries(found.map((each) => [each.tab, each.turn]))));
  const wanted = address.searchParams.get("tab");
  kept.then((found) => found.filter((each) => each.tab !== tab).forEach((draft) => {
    if (form.dataset.draftByPage === draft.tab) return takeOver(form, draft);
    const section = offer(form, draft);
    if (draft.tab === wanted && !("draftByPage" in form.dataset)) section.querySelector("button").click();
  }));
}

const newTab = () => Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) => byte.toString(16).padStart(2, "0")).join("");

// The form that this page shows once more, with its faults: it goes on in the tab's own draft.
function sentAgain(name) {
  const sent = JSON.parse(sessionStorage.getItem(SENT_FORM));
  const isAnswer = performance.getEntriesByType("navigation")[0]?.redirectCount === 0;
  return sent?.name === name && isAnswer && sentTab() === sent.tab ? sent : null;
}

function hide(form, name, value) {
  const field = form.querySelector(`input[name="${name}"]`) ?? form.appendChild(document.createElement("input"));
  Object.assign(field, { type: "hidden", name, value, autocomplete: "off" });
}

function status(form) {
  const line = Object.assign(document.createElement("p"), { className: "csp-length" });
  line.dataset.savedAt = "";
  line.setAttribute("role", "status");
  form.append(line);
}

function offer(form, draft) {
  const section = Object.assign(document.createElement("section"), { className: "csp-unsaved" });
  const heading = Object.assign(document.createElement("h2"), { className: "govuk-heading-s", textContent: draft.said });
  const words = Object.assign(document.createElement("p"), { className: "govuk-body" });
  words.textContent = "It was kept while you typed, here or in another tab that may still be open.";
  section.setAttribute("aria-label", draft.said);
  const group = Object.assign(document.createElement("div"), { className: "govuk-button-group" });
  group.append(button("Restore my text", "", () => {
    if ("draftByPage" in form.dataset) return location.assign(`${form.dataset.autosaveRestore}&tab=${draft.tab}`);
    const left = fill(form, draft.fields);
    group.remove();
    heading.textContent = "This is your unsaved text";
    words.textContent = left.length ? `These words have no place on this page any more: ${left.join(" / ")}` : "It counts only once you save it.";
    takeOver(form, draft);
  }), button("Discard it", "govuk-button--secondary", async () => {
    const body = new FormData();
    body.append("csrfmiddlewaretoken", form.elements.csrfmiddlewaretoken.value);
    body.append("draft_form", form.dataset.pageDraft);
    body.append("draft_tab", draft.tab);
    await fetch(document.body.dataset.draftsDiscard, { method: "POST", body, redirect: "manual" });
    section.remove();
  }));
  section.append(heading, words, group);
  form.before(section);
  form.closest("details")?.setAttribute("open", "");
  return section;
}

// What the form holds is that draft's, and is not saved yet.
function takeOver(form, draft) {
  form.elements.draft_from.value = draft.tab;
  form.dispatchEvent(new Event("input", { bubbles: true }));
}

function button(words, look, act) {
  const made = Object.assign(document.createElement("button"), { type: "button", textContent: words });
  made.className = `govuk-button ${look}`;
  made.addEventListener("click", act);
  return made;
}

// Puts a draft into the fields of the same names; answers with the words for which there is no field.
function fill(form, fields) {
  const left = { ...fields }, places = {};
  for (const control of form.querySelectorAll("input, select, textarea")) {
    const values = fields[control.name] ?? [];
    if (control.name in left) left[control.name] = control.type === "textarea" ? values.slice((places[control.name] ?? -1) + 2) : [];
    if (["hidden", "file", "submit"].includes(control.type)) continue;
    if (["checkbox", "radio"].includes(control.type)) control.checked = values.includes(control.value);
    else if (control.multiple) for (const option of control.options) option.selected = values.includes(option.value);
    else control.value = values[places[control.name] = (places[control.name] ?? -1) + 1] ?? "";
    control.dispatchEvent(new Event("change", { bubbles: true }));
  }
  return Object.values(left).flat().filter((words) => words.trim());
}
