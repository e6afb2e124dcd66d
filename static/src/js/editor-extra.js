// What the portal adds to the rich text editor (settings.DJANGO_PROSE_EDITOR_EXTENSIONS loads this file by name).
import { Bold as EditorsBold, Extension, Italic as EditorsItalic, Strike as EditorsStrike, pm, updateAttrsDialog } from "django-prose-editor/editor";
import { cleanPasted, pictureNote } from "./pasted.js";

// An asterisk is a footnote's mark, not a way to write bold: what is typed and pasted stays as it is.
const AS_TYPED = { addInputRules: () => [], addPasteRules: () => [] };
export const Bold = EditorsBold.extend(AS_TYPED);
export const Italic = EditorsItalic.extend(AS_TYPED);
export const Strike = EditorsStrike.extend(AS_TYPED);

// Words that were commented on, marked on the screen only; write-marks.js sends where they stand.
const marks = new pm.state.PluginKey("csp-commented");
export const CommentedWords = Extension.create({
  name: "commentedWords",
  addProseMirrorPlugins() {
    const { Decoration, DecorationSet } = pm.view;
    const shown = ({ id, from, to }) => Decoration.inline(from, to, { class: "csp-commented" }, { id });
    return [new pm.state.Plugin({
      key: marks,
      state: {
        init: () => DecorationSet.empty,
        apply(change, set) {
          const put = change.getMeta("csp-commented");
          return put ? DecorationSet.create(change.doc, put.map(shown)) : set.map(change.mapping, change.doc);
        },
      },
      props: { decorations: (state) => marks.getState(state) },
    })];
  },
});

// A link to a chapter is chosen: it holds the chapter's key, whatever the chapter is called and wherever it stands.
const ANCHOR = "#block-";
const chaptersOf = ({ view }) => JSON.parse(view.dom.closest(".prose-editor").querySelector("textarea").dataset.chapters ?? "[]");

async function chooseChapter(editor) {
  const chapters = chaptersOf(editor), { href = "" } = editor.getAttributes("link");
  const held = chapters.find(([key]) => href === ANCHOR + key) ?? chapters[0];
  const ask = updateAttrsDialog({ chapter: { title: "Chapter", enum: chapters.map(([, name]) => name) } }, { title: "Link to a chapter" });
  const { chapter } = (await ask(editor, { chapter: held[1] })) ?? {}, chosen = chapters.find(([, name]) => name === chapter);
  if (!chosen) return;
  const link = { type: "link", attrs: { href: ANCHOR + chosen[0], title: null } }, { empty } = editor.state.selection;
  const chain = editor.chain().focus();
  if (empty && !editor.isActive("link")) chain.insertContent({ type: "text", text: chosen[1], marks: [link] }).run();
  else chain.extendMarkRange("link").setMark("link", link.attrs).run();
}

export const ChapterLink = Extension.create({
  name: "chapterLink",
  addMenuItems({ menu, buttons }) {
    menu.defineItem({
      name: "chapterLink",
      groups: "link",
      button: buttons.material("toc", "link to a chapter"),
      command: (editor) => chooseChapter(editor),
      enabled: (editor) => chaptersOf(editor).length > 0,
      active: (editor) => editor.getAttributes("link").href?.startsWith(ANCHOR) ?? false,
    });
  },
});

function tell(view, notes) {
  if (notes.length) view.dom.dispatchEvent(new CustomEvent("csp:pasted", { bubbles: true, detail: notes }));
}

// Pictures alone on the clipboard, or dropped: there is nothing else to put in.
function refusePictures(view, transfer) {
  const pictures = [...(transfer?.files ?? [])].filter((file) => file.type.startsWith("image/"));
  if (!pictures.length || transfer.getData("text/html")) return false;
  tell(view, [pictureNote(pictures.length)]);
  return !transfer.getData("text/plain");
}

export const PasteCleaner = Extension.create({
  name: "pasteCleaner",
  priority: 1000,
  addProseMirrorPlugins() {
    return [new pm.state.Plugin({
      props: {
        transformPastedHTML(html, view) {
          const clean = cleanPasted(html);
          tell(view, clean.notes);
          return clean.html;
        },
        handlePaste: (view, event) => refusePictures(view, event.clipboardData),
        handleDrop: (view, event) => refusePictures(view, event.dataTransfer),
      },
    })];
  },
});
