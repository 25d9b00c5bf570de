import { plain } from "./null-proto.js";

/** When a widget that was rendered on a server is to come to life. */
export const HYDRATIONS = ["load", "idle", "visible", "interaction"];

/** What shows that a reader is about to use a widget. */
const SIGNS = ["pointerover", "pointerdown", "focusin", "keydown"];

/** Calls back when it is time, once. Gives what calls that off. */
export function inTime(hydration, host, near, then) {
  switch (hydration) {
    case "idle": {
      const ask = globalThis.requestIdleCallback ?? setTimeout;
      const cancel = globalThis.cancelIdleCallback ?? clearTimeout;
      const id = ask(then);
      return () => cancel(id);
    }
    case "visible":
      return near(then);
    case "interaction": {
      const options = plain({ capture: true, passive: true });
      const stop = () => SIGNS.forEach((sign) => host.removeEventListener(sign, listener, options));
      const listener = () => {
        stop();
        then();
      };
      SIGNS.forEach((sign) => host.addEventListener(sign, listener, options));
      return stop;
    }
    default:
      then();
      return () => {};
  }
}

/**
 * Keeps what a reader asks of a widget that has not come to life: the last button that was pressed, or that a
 * form be sent. `grant()` does it, once there is who can, and `release()` where nobody is going to: a form
 * that can be sent without a script is sent then.
 */
export function keepWish(box) {
  let wish;
  const onClick = (event) => {
    const button = event.target.closest("button");
    if (button && button.type !== "submit") wish = () => button.click();
  };
  const onSubmit = (event) => {
    event.preventDefault();
    const form = event.target;
    const { submitter } = event;
    wish = (isAlive) => {
      if (isAlive) (submitter ?? form.querySelector("[type=submit]"))?.click();
      else if (form.method !== "dialog") HTMLFormElement.prototype.submit.call(form);
    };
  };
  box.addEventListener("click", onClick);
  box.addEventListener("submit", onSubmit);
  const end = (isAlive) => {
    box.removeEventListener("click", onClick);
    box.removeEventListener("submit", onSubmit);
    wish?.(isAlive);
    wish = undefined;
  };
  return plain({ grant: () => end(true), release: () => end(false) });
}
