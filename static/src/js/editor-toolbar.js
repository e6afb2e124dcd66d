// The buttons above a rich text as one stop of Tab: arrows move among them, Alt-F10 comes from the text, Escape goes back to it.
const STEPS = { ArrowRight: 1, ArrowLeft: -1 };

export function makeToolbar(bar) {
  const box = bar.parentElement.querySelector(":scope > .ProseMirror");
  if (!box) return; // it is being made
  const all = () => [...bar.querySelectorAll(".prose-menubar__button")];
  const usable = () => all().filter((button) => !button.disabled && button.checkVisibility());
  bar.setAttribute("role", "toolbar");
  bar.setAttribute("aria-label", "Formatting: arrows move, Escape leads back to the text");
  all().forEach((button, at) => { button.tabIndex = at ? -1 : 0; });
  box.setAttribute("aria-keyshortcuts", "Alt+F10");
  box.addEventListener("keydown", (event) => {
    if (event.key !== "F10" || !event.altKey) return;
    event.preventDefault();
    all()[0].focus();
  });
  bar.addEventListener("keydown", (event) => {
    const buttons = usable(), at = buttons.indexOf(document.activeElement);
    if (event.key === "Escape") box.focus();
    else if (at < 0) return;
    else if (STEPS[event.key]) buttons[(at + STEPS[event.key] + buttons.length) % buttons.length].focus();
    else if (event.key === "Enter") buttons[at].click(); // by itself the key would go on into the text, over what is selected
    else if (event.key === "Home") buttons[0].focus();
    else if (event.key === "End") buttons.at(-1).focus();
    else return;
    event.preventDefault();
  });
}
