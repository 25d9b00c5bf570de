// What a hand does, as far as a script can.

const at = (x, more) => ({ bubbles: true, cancelable: true, composed: true, clientX: x, clientY: 5, ...more });
const pointer = (element, type, x, more) =>
  element.dispatchEvent(new PointerEvent(type, at(x, { pointerType: "mouse", button: 0, buttons: 1, ...more })));

/** Moves a mouse by so many pixels with its button down. Whether the click at the end was let through. */
export const drag = (element, by) => {
  pointer(element, "pointerdown", 0);
  for (const part of [0.25, 0.5, 0.75, 1]) pointer(element, "pointermove", by * part);
  pointer(element, "pointerup", by, { buttons: 0 });
  return click(element);
};

/** Begins to drag a scroller that goes on to a place meanwhile. Where it is then. */
export const drag_on_the_way = async (element, scroller, place, by) => {
  pointer(element, "pointerdown", 0);
  scroller.scrollLeft = place;
  for (const part of [0.25, 0.5, 0.75, 1]) {
    pointer(element, "pointermove", by * part);
    await new Promise(requestAnimationFrame);
  }
  const at = scroller.scrollLeft;
  pointer(element, "pointerup", by, { buttons: 0 });
  return at;
};

/** Clicks as a mouse does. Whether the browser was left to follow the link, which it is kept from. */
export const click = (element) => {
  let is_let_through = true;
  const last = (event) => {
    is_let_through = !event.defaultPrevented;
    event.preventDefault();
  };
  addEventListener("click", last, { once: true });
  element.dispatchEvent(new MouseEvent("click", at(0, { detail: 1 })));
  removeEventListener("click", last);
  return is_let_through;
};

/** Whether the browser's own drag, of a link or a picture, is let begin while the button is down. */
export const allows_native_drag = (element) => {
  pointer(element, "pointerdown", 0);
  const may = element.dispatchEvent(new DragEvent("dragstart", at(2)));
  pointer(element, "pointerup", 0, { buttons: 0 });
  return may;
};

/** Presses a key where the focus is. Whether it was left to the browser. */
export const press = (element, key, alt) =>
  element.dispatchEvent(new KeyboardEvent("keydown", { key, altKey: alt, bubbles: true, cancelable: true, composed: true }));
