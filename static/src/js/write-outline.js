// The outline: a chapter is moved by its grip. Dragged; or lifted with Enter, moved with the arrows (left and right make it a
// chapter or a section; Page Up and Page Down go three places, Home and End to the ends), dropped with Enter, put back with
// Escape; Alt and one of these keys do it at once. Each step is said.
// Chapters are added, moved to a place and removed by the links beside them too. Each has its way without scripts.
import { fields, find, page, part, once, button, say, take } from "./write-parts.js";
import { ask, reason } from "./write-sitting.js";

const STEPS = { ArrowUp: -1, ArrowDown: 1, PageUp: -3, PageDown: 3, Home: -Infinity, End: Infinity }, LEVELS = { ArrowLeft: "1", ArrowRight: "2" };
const NEAR = 4; // px that a press may wander before it is a drag
const EDGE = 40; // px from the end of a long outline where it scrolls while something is dragged
const address = page.dataset.write;
let held = null, before = null;

const list = () => page.querySelector("[data-outline]");
const lines = () => [...list().children];
const order = () => lines().map((line) => [line.dataset.key, line.dataset.level]);
const kind = (line) => (line.dataset.level === "2" ? "Section" : "Chapter");
const words = (line) => `“${line.dataset.name}”: ${kind(line)}, ${lines().indexOf(line) + 1} of ${lines().length}.`;
const grip = (key) => list().querySelector(`[data-key="${key}"] [data-grip]`);

export function showGrips() {
  page.querySelectorAll("[data-grip], [data-with-scripts]").forEach((each) => { each.hidden = false; });
}

// --- Moving a line

function step(line, by) {
  const all = lines(), at = all.indexOf(line), to = Math.max(0, Math.min(all.length - 1, at + by));
  if (to === at) return;
  if (by < 0) all[to].before(line);
  else all[to].after(line);
  line.querySelector("[data-grip]").focus();
}

function level(line, to) {
  line.dataset.level = to;
  line.classList.toggle("csp-outline__line--section", to === "2");
}

function lift(line) {
  before ??= order();
  held = line;
  line.querySelector("[data-grip]").setAttribute("aria-pressed", "true");
  say(`Lifted ${words(line)} The arrows move it, Page Up and Page Down by three places, Enter drops it, Escape puts it back.`);
}

function release() {
  held?.querySelector("[data-grip]").setAttribute("aria-pressed", "false");
  held = null;
}

function back() {
  for (const [key, to] of before ?? []) {
    const line = list().querySelector(`[data-key="${key}"]`);
    list().append(line);
    level(line, to);
  }
  before = null;
}

async function drop(line) {
  const was = before, { key, name } = line.dataset;
  release();
  before = null;
  if (String(was) === String(order())) return say(`“${name}” stays where it was.`);
  await put(key, order(), was, () => words(list().querySelector(`[data-key="${key}"]`)));
  grip(key)?.focus();
}

// Sends an order; what stood before can be had again.
async function put(held, wanted, was, said) {
  const why = await reason();
  if (why === null) {
    before = was;
    back();
    return say("Nothing was moved: a reason is needed.");
  }
  const body = fields([...wanted.map(([key]) => ["key", key]), ...wanted.map(([, to]) => ["level", to]), ["held", held], ["reason", why]]);
  const answer = await part(`${address}order/`, body).catch((fault) => {
    before = was;
    back();
    throw fault;
  });
  await take(answer.content);
  if (answer.status === 200) say(said(), button("Undo", () => put(held, was, wanted, () => "The order is as it was.")));
}

// --- By keys and by clicks

page.addEventListener("keydown", (event) => {
  const line = event.target.closest("[data-grip]")?.closest("li");
  if (!line) return;
  const isHeld = held === line;
  if (event.key === "Escape" && isHeld) {
    release();
    back();
    line.querySelector("[data-grip]").focus();
    return say("Put back.");
  }
  if (!(event.key in STEPS) && !(event.key in LEVELS)) return;
  if (!isHeld && !event.altKey) return;
  event.preventDefault();
  before ??= order();
  if (event.key in STEPS) step(line, STEPS[event.key]);
  else level(line, LEVELS[event.key]);
  say(words(line));
  if (!isHeld) once(() => drop(line));
});

page.addEventListener("click", (event) => {
  const line = event.target.closest("[data-grip]")?.closest("li"), link = event.target.closest("[data-act]");
  if (line && event.detail === 0) { // a key, or a screen reader: what is dragged never clicks
    if (held === line) once(() => drop(line));
    else {
      if (held) back();
      release();
      lift(line);
    }
  }
  if (!link || event.ctrlKey || event.metaKey || event.shiftKey) return;
  event.preventDefault();
  const { key, name } = link.closest("article")?.dataset ?? {};
  once(() => ({ add, move, remove })[link.dataset.act](key, name));
});

// --- By the pointer

page.addEventListener("pointerdown", (event) => {
  const line = event.target.closest("[data-grip]")?.closest("li");
  if (!line || event.button) return;
  event.preventDefault();
  line.querySelector("[data-grip]").focus();
  release();
  const start = event.clientY, side = event.clientX, was = line.dataset.level;
  before = order();
  let isDragged = false;

  function drag(move) {
    isDragged ||= Math.hypot(move.clientY - start, move.clientX - side) > NEAR;
    if (!isDragged) return;
    line.classList.add("csp-outline__line--dragged");
    scroll(move.clientY);
    const over = document.elementFromPoint(line.getBoundingClientRect().left + 20, move.clientY)?.closest("[data-outline] > li");
    if (over && over !== line) {
      const { top, height } = over.getBoundingClientRect();
      if (move.clientY < top + height / 2) over.before(line);
      else over.after(line);
    }
    const aside = move.clientX - side;
    level(line, aside > 24 ? "2" : aside < -24 ? "1" : was);
  }

  function end(event) {
    for (const [name, act] of Object.entries(listeners)) document.removeEventListener(name, act);
    line.classList.remove("csp-outline__line--dragged");
    if (event.type === "pointercancel") back();
    else if (isDragged) once(() => drop(line));
    else before = null;
  }

  // The line moves in the page, so the pointer cannot be captured by it.
  const listeners = { pointermove: drag, pointerup: end, pointercancel: end };
  for (const [name, act] of Object.entries(listeners)) document.addEventListener(name, act);
});

function scroll(y) {
  const box = page.querySelector(".csp-write__outline"), { top, bottom } = box.getBoundingClientRect();
  if (y < top + EDGE) box.scrollBy(0, -12);
  if (y > bottom - EDGE) box.scrollBy(0, 12);
}

// --- A new chapter, a place chosen, one removed

async function add(key) {
  const after = key ?? lines().at(-1)?.dataset.key ?? "";
  const { value } = await ask("add");
  if (!value) return;
  const why = await reason();
  if (why === null) return;
  const to = list().querySelector(`[data-key="${after}"]`)?.dataset.level ?? "1";
  const { content } = await part(`${address}add/`, fields([["kind", value], ["after", after], ["level", to], ["heading", ""], ["reason", why]]));
  const [made] = await take(content);
  if (made) page.dispatchEvent(new CustomEvent("csp:write", { detail: made.dataset.key }));
}

async function move(key, name) {
  const line = list().querySelector(`[data-key="${key}"]`), others = lines().filter((each) => each !== line);
  const { value, form } = await ask("move", ({ elements }, dialog) => {
    dialog.querySelector("[data-dialog-name]").textContent = name;
    const places = [["", "At the beginning"], ...others.map((each) => [each.dataset.key, `After “${each.dataset.name}”`])];
    elements.after.replaceChildren(...places.map(([value, words]) => new Option(words, value)));
    elements.after.value = line.previousElementSibling?.dataset.key ?? "";
    elements.level.value = line.dataset.level;
  });
  if (!value) return;
  before = order();
  const after = form.elements.after.value;
  if (after) list().querySelector(`[data-key="${after}"]`).after(line);
  else list().prepend(line);
  level(line, form.elements.level.value);
  await drop(line);
  find(key)?.scrollIntoView();
}

async function remove(key, name) {
  const why = await reason();
  if (why === null) return;
  const { place } = find(key).dataset, sent = () => fields([["reason", why]]);
  const { status, content } = await part(`${place}remove/`, sent());
  await take(content);
  if (status !== 200) return;
  say(`“${name}” was removed.`, button("Put it back", async () => {
    await take((await part(`${place}put-back/`, sent())).content);
    find(key)?.scrollIntoView();
  }));
}
