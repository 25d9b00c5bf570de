const CONTROLS = "form :is(input:not([type=hidden]), select, textarea)";

/** Returns an element's id without its widget's prefix. */
const unprefixedId = ({ id }) => id.replace(/^aw\d*-/, "");

const findCounterpart = (box, old) =>
  [...box.querySelectorAll(CONTROLS)].find((control) => unprefixedId(control) === unprefixedId(old) && control.type === old.type);

/** Copies the values, the focus and the selection from a widget's form to that of its replacement. */
function transferFormState(from, to) {
  const focused = from.getRootNode().activeElement;
  for (const old of from.querySelectorAll(CONTROLS)) {
    const control = findCounterpart(to, old);
    if (!control) continue;
    if (control.value !== old.value || control.checked !== old.checked) {
      if (control.type === "checkbox") control.checked = old.checked;
      else control.value = old.value;
      for (const type of ["input", "change"]) control.dispatchEvent(new Event(type, { __proto__: null, bubbles: true }));
    }
    if (old !== focused) continue;
    control.focus({ __proto__: null, preventScroll: true });
    // Controls such as checkboxes have no selection.
    if (old.selectionStart !== null && control.setSelectionRange) {
      control.setSelectionRange(old.selectionStart, old.selectionEnd, old.selectionDirection);
    }
  }
}

/** Replaces a box by another one, which is hidden in the same root, and transfers the form's state. */
export function replaceBox(root, from, to) {
  to.hidden = false;
  transferFormState(from, to);
  // Moving the box would remove the focus again.
  for (const other of [...root.children]) if (other !== to) other.remove();
}
