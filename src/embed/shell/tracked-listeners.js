/**
 * Notes the listeners that a core adds to an element that it renders into, and gives what takes them
 * all back: Yew leaves them there for ever, and each keeps the element, as the element keeps them. They are
 * added to `other`, which is the element itself or is going to stand for it.
 */
export function lendListeners(element, other) {
  const lent = [];
  element.addEventListener = (...listener) => {
    lent.push(listener);
    EventTarget.prototype.addEventListener.apply(other, listener);
  };
  return () => {
    for (const listener of lent.splice(0)) {
      other.removeEventListener(...listener);
      listener[1]._wbg_cb_unref?.(); // how the glue lets go of what Rust holds
    }
  };
}
