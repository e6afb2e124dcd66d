// A comment names people by @ and their name: while one is typed after an @, those who may be meant stand under the field.
// <textarea data-mentions>, <datalist data-people>.
const MOST = 5;
const BEGUN = /(?<!\w)@(\p{L}[\p{L}.'’ -]{0,40})?$/u;

const people = () => [...(document.querySelector("[data-people]")?.options ?? [])].map((each) => each.value);
const plain = (text) => text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();

function meant(field) {
  const begun = field.value.slice(0, field.selectionStart).match(BEGUN);
  if (!begun) return [];
  const typed = plain(begun[1] ?? ""), parts = (name) => [plain(name), ...plain(name).split(" ")];
  return people().filter((name) => plain(name) !== typed && parts(name).some((part) => part.startsWith(typed))).slice(0, MOST);
}

function offer(field) {
  field.parentElement.querySelector("[data-meant]")?.remove();
  const names = meant(field);
  if (!names.length) return;
  const list = Object.assign(document.createElement("ul"), { className: "csp-mentions", ariaLabel: "People you may mean" });
  list.dataset.meant = "";
  list.append(...names.map((name) => {
    const item = document.createElement("li"), button = document.createElement("button");
    Object.assign(button, { type: "button", className: "csp-mentions__name", textContent: name });
    button.addEventListener("click", () => put(field, name));
    item.append(button);
    return item;
  }));
  field.after(list);
}

function put(field, name) {
  const before = field.value.slice(0, field.selectionStart).replace(BEGUN, `@${name} `);
  field.focus();
  field.setRangeText(before, 0, field.selectionStart, "end");
  field.dispatchEvent(new Event("input", { bubbles: true }));
}

document.addEventListener("input", (event) => {
  if (event.target.matches("textarea[data-mentions]")) offer(event.target);
});
