/**
 * Records the listeners that are added to an element, and adds them to `target`. Returns a function that
 * removes them all: Yew leaves its listeners on the root for ever, and each keeps the element alive.
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
