import { plain } from "./null-proto.js";
import { STYLES } from "./styles.js";

const sheet = new CSSStyleSheet();
sheet.replaceSync(STYLES);

/**
 * The open shadow root of a host, and `shown`, what a server has rendered into one that a parser has made: with
 * rules of its own, in place of which there are ours.
 */
export function attach(host) {
  const found = host.shadowRoot;
  if (found?.adoptedStyleSheets.includes(sheet)) return plain({ root: found });
  const root = found ?? host.attachShadow(plain({ mode: "open" }));
  root.adoptedStyleSheets = [sheet];
  const [shown, ...rules] = [...root.children].reverse();
  for (const other of rules) other.remove();
  // What is typed here is not meant for the page's keyboard shortcuts. Controls in a slot are the page's.
  for (const type of ["keydown", "keypress", "keyup"]) {
    root.addEventListener(type, (event) => {
      if (root.contains(event.target) && event.target.matches("input, select, textarea")) event.stopPropagation();
    });
  }
  return plain({ root, shown });
}
