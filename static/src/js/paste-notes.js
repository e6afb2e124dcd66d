// What a clean-up of pasted text left out is named under the editor, each once.
function noteBox(editor) {
  const box = editor.parentElement.querySelector(":scope > .csp-pasted") ?? document.createElement("div");
  if (!box.isConnected) {
    box.className = "csp-pasted";
    box.setAttribute("role", "status");
    box.setAttribute("aria-label", "What was left out of the pasted text");
    editor.after(box);
  }
  return box;
}

export function showPasteNotes() {
  document.addEventListener("csp:pasted", (event) => {
    const box = noteBox(event.target.closest(".prose-editor"));
    const said = [...box.children].map((line) => line.textContent);
    for (const note of event.detail.filter((each) => !said.includes(each))) {
      const line = document.createElement("p");
      line.textContent = note;
      box.append(line);
    }
  });
}
