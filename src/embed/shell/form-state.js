const CONTROLS = "form :is(input:not([type=hidden]), select, textarea)";

/** What a control is called in its widget, whatever begins the ids there. */
const own = ({ id }) => id.replace(/^aw\d*-/, "");

const twin = (box, old) => [...box.querySelectorAll(CONTROLS)].find((it) => own(it) === own(old) && it.type === old.type);

/**
 * Takes what a reader has typed from one form to another that takes its place, with the focus and the
 * selection.
 */
export function keepTyped(from, to) {
  const focused = from.getRootNode().activeElement;
  for (const old of from.querySelectorAll(CONTROLS)) {
    const control = twin(to, old);
    if (!control) continue;
    if (control.value !== old.value || control.checked !== old.checked) {
      if (control.type === "checkbox") control.checked = old.checked;
      else control.value = old.value;
      for (const type of ["input", "change"]) control.dispatchEvent(new Event(type, { __proto__: null, bubbles: true }));
    }
    if (old !== focused) continue;
    control.focus({ __proto__: null, preventScroll: true });
    // Not every kind of field has a selection.
    if (old.selectionStart !== null && control.setSelectionRange) {
      control.setSelectionRange(old.selectionStart, old.selectionEnd, old.selectionDirection);
    }
  }
}
