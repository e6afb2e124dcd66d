// Asks the portal how things stand four times a minute while somebody looks at the page, once when nobody has touched it for
// five; not at all when it is hidden.
const OFTEN = 15 * 1000, SELDOM = 60 * 1000, IDLE = 5 * 60 * 1000;
let touched = Date.now();

export const tab = crypto.randomUUID().replaceAll("-", "");
export const isTouched = () => Date.now() - touched < SELDOM;

export function pulse(ask) {
  let timer;
  async function beat() {
    clearTimeout(timer);
    if (document.hidden) return;
    await ask();
    timer = setTimeout(beat, Date.now() - touched > IDLE ? SELDOM : OFTEN);
  }
  for (const name of ["keydown", "pointerdown"]) document.addEventListener(name, () => { touched = Date.now(); }, { passive: true });
  document.addEventListener("visibilitychange", () => { if (!document.hidden) beat(); });
  document.addEventListener("csp:beat", beat);
  timer = setTimeout(beat, 500);
}
