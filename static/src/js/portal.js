// Small conveniences. Every page works without this file.
import { createAll, Button, Checkboxes, ErrorSummary, NotificationBanner, Radios, SkipLink } from "./govuk-frontend.min.js";
import { confirmLeave } from "./confirm-leave.js";
import { autosave } from "./autosave.js";
import { keepPageDraft } from "./page-drafts.js";
import { pasteIntoCells } from "./cells.js";
import { settleSent, tidyTexts } from "./kept-texts.js";
import { openWhereClicked } from "./open-where-clicked.js";
import { nameEditors } from "./editor-names.js";
import { showOnlyFor } from "./only-for.js";
import { repeatMergedCells } from "./print-merged.js";
import { showPasteNotes } from "./paste-notes.js";
import { sendOnce } from "./send-once.js";
import { showLength } from "./text-length.js";

document.body.classList.add("js-enabled", "govuk-frontend-supported");
for (const component of [Button, Checkboxes, ErrorSummary, NotificationBanner, Radios, SkipLink]) createAll(component);

function start(root) {
  root.querySelectorAll("form[data-confirm-leave]").forEach(confirmLeave);
  root.querySelectorAll("form[data-autosave]").forEach((form) => autosave(form));
  root.querySelectorAll("form").forEach(keepPageDraft);
  root.querySelectorAll("textarea[data-most]").forEach(showLength);
  root.querySelectorAll("table.csp-cells").forEach(pasteIntoCells);
  root.querySelectorAll("[data-only-for]").forEach(showOnlyFor);
  root.querySelectorAll("[data-submit-on-change]").forEach((control) => {
    control.addEventListener("change", () => control.form.requestSubmit());
  });
}

start(document);
nameEditors();
openWhereClicked();
sendOnce();
repeatMergedCells();
showPasteNotes();
settleSent();
tidyTexts();
for (const shown of ["htmx:load", "csp:shown"]) document.addEventListener(shown, (event) => start(event.detail.elt));
