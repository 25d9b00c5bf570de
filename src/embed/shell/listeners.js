/**
 * Notes the listeners that a core adds to an element that it renders into, and gives what takes them
 * all back: Yew leaves them there for ever, and each keeps the element, as the element keeps them.
 */
export function lendListeners(element) {
  const lent = [];
  element.addEventListener = (...listener) => {
    lent.push(listener);
    EventTarget.prototype.addEventListener.apply(element, listener);
  };
  return () => {
    for (const listener of lent.splice(0)) {
      element.removeEventListener(...listener);
      listener[1]._wbg_cb_unref?.(); // how the glue lets go of what Rust holds
    }
  };
}
