// What is typed between a click and the arrival of what it opens: a field out of sight takes it, and the editor gets it. On
// a telephone it keeps the keyboard up, too, which shows for a click alone.
export function takeTyping() {
  const field = document.createElement("textarea");
  field.className = "csp-meanwhile";
  field.setAttribute("aria-label", "Text");
  document.body.append(field);
  field.focus({ preventScroll: true });
  return (editor) => {
    field.remove();
    for (const [number, line] of field.value.split("\n").entries()) {
      if (number) editor?.commands.splitBlock();
      if (line) editor?.commands.insertContent({ type: "text", text: line });
    }
  };
}
