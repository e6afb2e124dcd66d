// <textarea data-most="100000">: how many words it has (of a short one only when it is nearly full), and before it is saved
// whether it is too long. A hidden button [data-split] of its form appears when it is nearly full.
const SHORT = 20000;
const PAUSE = 400;
const number = (count) => count.toLocaleString("en-GB");

const chapter = (left) => left < 0 ? "This text is too long to be saved in one piece." : "This text is nearly as long as one chapter can be.";

export function showLength(area) {
  if (area.dataset.lengthShown) return;
  area.dataset.lengthShown = "yes";
  const most = Number(area.dataset.most), split = area.form.querySelector("[data-split]");
  const words = document.createElement("p"), warning = document.createElement("p");
  words.className = "csp-length";
  warning.className = "csp-length csp-length--warning";
  warning.setAttribute("role", "status");
  area.closest(".govuk-form-group").append(words, warning);
  let timer;

  function show() {
    const text = area.value.replace(/<[^>]*>/g, " ").replace(/&nbsp;/g, " ").trim();
    const left = most - area.value.length, isFull = left < most * 0.2;
    words.textContent = isFull || most > SHORT ? `${number(text ? text.split(/\s+/).length : 0)} words` : "";
    const said = !isFull ? "" : split ? chapter(left) : left < 0
      ? `This text is ${number(-left)} characters too long to be saved: at most ${number(most)} can be kept.`
      : `This text is nearly as long as it can be: ${number(most)} characters.`;
    if (warning.textContent !== said) warning.textContent = said;
    if (split) split.hidden = split.hidden && !isFull;
  }

  area.form.addEventListener("input", () => {
    clearTimeout(timer);
    timer = setTimeout(show, PAUSE);
  });
  show();
}
