// <form data-confirm-leave>: the browser asks before a page with unsent text is left.
export function confirmLeave(form) {
  if (form.dataset.confirmLeave === "on") return;
  form.dataset.confirmLeave = "on";
  let changed = false;
  form.addEventListener("input", () => { changed = true; });
  form.addEventListener("submit", () => { changed = false; });
  form.addEventListener("csp:saved", () => { changed = false; });
  window.addEventListener("beforeunload", (event) => {
    if (changed && form.isConnected) event.preventDefault();
  });
}
