/**
 * Defers the last click or submission in a server-rendered widget. Returns a function that ends this: with
 * `true` it repeats the action in the hydrated widget, with `false` it submits a form that works without the
 * widget.
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
  return (isHydrated) => {
    box.removeEventListener("click", onClick);
    box.removeEventListener("submit", onSubmit);
    pending?.(isHydrated);
    pending = undefined;
  };
}
