import { nullProto } from "./null-proto.js";

/** Values of the setting `hydrate`: when a server-rendered widget starts. */
export const HYDRATE_TRIGGERS = ["load", "idle", "visible", "interaction"];

/** Events that show that the user is about to use a widget. */
const INTERACTION_EVENTS = ["pointerover", "pointerdown", "focusin", "keydown"];

/** Calls back once, when the trigger fires. Returns a function that cancels it. */
export function schedule(trigger, host, whenNear, callback) {
  switch (trigger) {
    case "idle": {
      const request = globalThis.requestIdleCallback ?? setTimeout;
      const cancel = globalThis.cancelIdleCallback ?? clearTimeout;
      const id = request(callback);
      return () => cancel(id);
    }
    case "visible":
      return whenNear(callback);
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

/**
 * Holds back the last click or submission in a server-rendered widget until it is hydrated. `replay()` repeats
 * it then; `giveUp()`, where hydration fails, submits a form that works without a script.
 */
export function queueInteractions(box) {
  let pending;
  const onClick = (event) => {
    const button = event.target.closest("button");
    if (button && button.type !== "submit") pending = () => button.click();
  };
  const onSubmit = (event) => {
    event.preventDefault();
    const form = event.target;
    const { submitter } = event;
    pending = (isHydrated) => {
      if (isHydrated) (submitter ?? form.querySelector("[type=submit]"))?.click();
      else if (form.method !== "dialog") HTMLFormElement.prototype.submit.call(form);
    };
  };
  box.addEventListener("click", onClick);
  box.addEventListener("submit", onSubmit);
  const finish = (isHydrated) => {
    box.removeEventListener("click", onClick);
    box.removeEventListener("submit", onSubmit);
    pending?.(isHydrated);
    pending = undefined;
  };
  return nullProto({ replay: () => finish(true), giveUp: () => finish(false) });
}
