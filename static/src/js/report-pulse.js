// Who else writes the parts of this report, and what they changed since this page was made. Without an answer nobody is shown.
import { isTouched, pulse, tab } from "./pulse.js";

const root = document.querySelector("[data-report-pulse]");
const here = root.querySelector("[data-report-here]"), token = root.querySelector("[name=csrfmiddlewaretoken]").value;
const seen = JSON.parse(document.getElementById("report-seen").textContent), told = {};
const form = document.querySelector("form.csp-reporting");
const sectionOf = (name) => document.querySelector(`.csp-report > #${name}`);

async function ask() {
  const body = new FormData();
  const writing = form && isTouched() ? "yes" : "";
  const said = { csrfmiddlewaretoken: token, tab, part: root.dataset.part, writing, seen: JSON.stringify({ ...seen, ...told }) };
  for (const [name, value] of Object.entries(said)) body.append(name, value);
  const answer = await fetch(root.dataset.reportPulse, { method: "POST", body, redirect: "error" }).catch(() => null);
  const news = answer?.ok ? await answer.json().catch(() => null) : null;
  show(news?.here ?? []);
  news?.changed.forEach(tell);
}

function show(people) {
  const words = people.map(({ name, label, is_writing }) => {
    if (!label) return `${name} reads this report`;
    return is_writing ? `${name} is writing “${label}”` : `${name} has “${label}” open`;
  }).join(" · ");
  if (here.textContent !== words) here.textContent = words;
  document.querySelectorAll(".csp-chapter__who").forEach((line) => line.remove());
  for (const key of new Set(people.map((each) => each.key).filter(Boolean))) {
    const there = people.filter((each) => each.key === key);
    const said = there.map(({ name, is_writing }) => `${name} ${is_writing ? "is writing here" : "has this open"}`);
    sectionOf(key)?.prepend(line("csp-chapter__who", said.join(" · ")));
  }
}

const line = (className, textContent) => Object.assign(document.createElement("p"), { className, textContent });

function tell({ part, id, who, at, is_mine }) {
  told[part] = id;
  const section = sectionOf(part);
  if (!section) return;
  section.querySelector(".csp-chapter__news")?.remove();
  const news = line("csp-chapter__news", `Changed by ${is_mine ? "you in another tab" : who} at ${at}. `);
  news.setAttribute("role", "status");
  const isOpen = form && section.contains(form);
  if (isOpen) news.append("When you save, both are put together. ");
  const button = Object.assign(document.createElement("button"), { type: "button", className: "csp-linkbutton", textContent: "Show it" });
  button.addEventListener("click", () => showNow(section, part, isOpen && news));
  news.append(button);
  section.prepend(news);
}

// The part as it stands now: in its place, or above the form that is open there.
async function showNow(section, name, news) {
  const answer = await fetch(root.dataset.report, { redirect: "error" }).catch(() => null);
  const found = answer?.ok && new DOMParser().parseFromString(await answer.text(), "text/html").querySelector(`.csp-report > #${name}`);
  if (!found) return location.assign(`${root.dataset.report}#${name}`);
  if (!news) {
    section.replaceWith(found);
    found.tabIndex = -1;
    return found.focus();
  }
  const now = Object.assign(document.createElement("div"), { className: "csp-chapter__now", tabIndex: -1 });
  found.querySelector(".csp-chapter__tools")?.remove();
  now.append(...found.childNodes);
  news.querySelector("button").replaceWith("It reads now:");
  news.append(now);
  now.focus();
}

pulse(ask);
