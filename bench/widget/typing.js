// What a key costs.

/**
 * Types so many keys into a comment that has been complained of. Milliseconds that handlers took for
 * one, with the microtasks that they left: the mean of ten, and of these the median, so that what else
 * the machine did does not count. No frame comes between keys: what it would leave in the processor's
 * caches grows with the article.
 */
const type = async (keys) => {
  const { shadowRoot } = document.querySelector("main").lastElementChild;
  const area = shadowRoot.querySelector("textarea");
  const press = () => shadowRoot.querySelector("button[type=submit]").click();
  if (!bench.entry.isMarkup) {
    press();
    for (let frames = 0; frames < 100 && area.ariaInvalid !== "true"; frames += 1) await frame();
    if (area.ariaInvalid !== "true") throw new Error("an empty comment is not complained of");
  }
  area.focus();
  await frame();
  // The prototype's: React has another one on the element, by which it would know of the change.
  const { set } = Object.getOwnPropertyDescriptor(HTMLTextAreaElement.prototype, "value");
  let text = "";
  const spent = Array(keys / 10).fill(0);
  for (let index = 0; index < keys; index += 1) {
    const key = "The river is late. "[index % 19];
    const init = { key, data: key, inputType: "insertText", bubbles: true, composed: true, cancelable: true };
    text += key;
    let start = performance.now();
    area.dispatchEvent(new KeyboardEvent("keydown", init));
    area.dispatchEvent(new InputEvent("beforeinput", init));
    spent[Math.floor(index / 10)] += performance.now() - start;
    set.call(area, text);
    start = performance.now();
    area.dispatchEvent(new InputEvent("input", { ...init, cancelable: false }));
    area.dispatchEvent(new KeyboardEvent("keyup", init));
    // Microtasks leave microtasks: so many generations of them have their turn.
    for (let generation = 0; generation < 40; generation += 1) await null;
    spent[Math.floor(index / 10)] += performance.now() - start;
  }
  await frame();
  if (!bench.entry.isMarkup && area.ariaInvalid === "true") throw new Error("what is typed is not looked at");
  if (area.value !== text) throw new Error("something else than what is typed is in the field");
  return spent.sort((a, b) => a - b)[spent.length >> 1] / 10;
};

bench.type = type;
