// Word and web pages paste inline styles, which the browser's policy would refuse one by one: the rich text editor gets the
// pasted text without them. What remains is cleaned by the editor, and again by the server.
const STYLES = /<style[\s\S]*?<\/style>|<!--[\s\S]*?-->|\sstyle=("[^"]*"|'[^']*'|[^\s>]+)/gi;

export function cleanPaste() {
  document.addEventListener("paste", (event) => {
    const html = event.clipboardData?.getData("text/html") ?? "";
    const box = event.target.closest?.(".ProseMirror[contenteditable]");
    if (!box || html === html.replace(STYLES, "")) return;
    event.preventDefault();
    event.stopImmediatePropagation();
    const data = new DataTransfer();
    data.setData("text/html", html.replace(STYLES, ""));
    data.setData("text/plain", event.clipboardData.getData("text/plain"));
    event.target.dispatchEvent(new ClipboardEvent("paste", { clipboardData: data, bubbles: true, cancelable: true }));
  }, true);
}
