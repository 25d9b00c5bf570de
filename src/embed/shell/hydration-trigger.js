import { nullProto } from "./null-proto.js";

/** Values of the setting `hydrate`, which is when a server-rendered widget starts. */
export const HYDRATE_TRIGGERS = ["load", "idle", "visible", "interaction"];

/** Events that suggest that the user is about to use the widget. */
const INTERACTION_EVENTS = ["pointerover", "pointerdown", "focusin", "keydown"];

/** Distance from the viewport that counts as visible, so that the widget is ready when it scrolls into view. */
const ROOT_MARGIN = "800px";

/** Calls back when the host comes near the viewport. Returns a function that cancels this. */
function whenNear(host, callback) {
  const observer = new IntersectionObserver((entries) => {
    if (entries.some((entry) => entry.isIntersecting)) callback();
  }, nullProto({ rootMargin: ROOT_MARGIN }));
  observer.observe(host);
  return () => observer.disconnect();
}

/** Calls back when the trigger fires. Returns a function that cancels it. */
export function schedule(trigger, host, callback) {
  switch (trigger) {
    case "idle": {
      const request = globalThis.requestIdleCallback ?? setTimeout;
      const cancel = globalThis.cancelIdleCallback ?? clearTimeout;
      const id = request(callback);
      return () => cancel(id);
    }
    case "visible":
      return whenNear(host, callback);
    case "interaction": {
      const options = nullProto({ capture: true, passive: true });
      const cancel = () => INTERACTION_EVENTS.forEach((type) => host.removeEventListener(type, listener, options));
      const listener = () => {
        cancel();
        callback();
      };
      INTERACTION_EVENTS.forEach((type) => host.addEventListener(type, listener, options));
      return cancel;
    }
    default:
      callback();
      return () => {};
  }
}
