import { ATTRIBUTE_NAMES } from "./attributes.js";

/**
 * Returns the attribute that an unknown attribute is probably a typo of. Ignoring hyphens, the two differ by
 * one inserted or missing letter, or by up to two adjacent letters.
 */
function findSimilar(name) {
  const withoutHyphens = (text) => text.replaceAll("-", "");
  const typed = withoutHyphens(name);
  return ATTRIBUTE_NAMES.find((known) => {
    const correct = withoutHyphens(known);
    let [start, end] = [0, 0];
    while (start < typed.length && typed[start] === correct[start]) start++;
    while (end < Math.min(typed.length, correct.length) - start && typed.at(-1 - end) === correct.at(-1 - end)) end++;
    const differing = Math.max(typed.length, correct.length) - start - end;
    return name !== known && Math.abs(typed.length - correct.length) < 2 && differing <= (correct.length > 4 ? 2 : 1);
  });
}

/** Warns about attributes that are probably typos. Other unknown attributes belong to the page. */
export function warnAboutTypos(host) {
  for (const name of host.getAttributeNames()) {
    const known = !ATTRIBUTE_NAMES.includes(name) && !(name in HTMLElement.prototype) && findSimilar(name);
    if (known) console.warn(`article-widget: ${name}: expected an attribute that is known, such as ${known}`);
  }
}
