// A text area of rich text holds plain text for those without scripts: before the editor takes its place it gets the rich text.
export function fill(area) {
  if (area.dataset.html === undefined || area.closest(".prose-editor")) return;
  area.defaultValue = area.value = area.dataset.html;
  delete area.dataset.html;
}

document.querySelectorAll("textarea[data-html]").forEach(fill);
