/**
 * Adds the listeners of an element to `target`. Returns a function that removes them all: Yew never removes
 * its listeners from the root, and each keeps the element alive.
 */
export function trackListeners(element, target) {
  const tracked = [];
  element.addEventListener = (...args) => {
    tracked.push(args);
    EventTarget.prototype.addEventListener.apply(target, args);
  };
  return () => {
    for (const args of tracked.splice(0)) {
      target.removeEventListener(...args);
      args[1]._wbg_cb_unref?.(); // lets wasm-bindgen drop the Rust closure
    }
  };
}
