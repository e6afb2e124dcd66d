// [data-opens="address"]: a click on its words opens the address, as the link beside them does. Links, controls and words that
// are being selected stay what they are.
const OWN = "a, button, input, select, textarea, label, summary";

export function openWhereClicked() {
  document.addEventListener("click", (event) => {
    const opened = event.target.closest("[data-opens]");
    if (!opened || event.defaultPrevented || event.target.closest(OWN) || getSelection().toString()) return;
    location.assign(opened.dataset.opens);
  });
}
