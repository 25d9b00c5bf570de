import { nullProto } from "./null-proto.js";
import { STYLES } from "./styles.js";

const sheet = new CSSStyleSheet();
sheet.replaceSync(STYLES);

/**
 * Returns the host's open shadow root with the widget's style sheet, and `serverBox`: the server-rendered
 * widget in a declarative shadow root, whose own style elements are removed.
 */
export function attachRoot(host) {
  const existing = host.shadowRoot;
  if (existing?.adoptedStyleSheets.includes(sheet)) return nullProto({ root: existing });
  const root = existing ?? host.attachShadow(nullProto({ mode: "open" }));
  root.adoptedStyleSheets = [sheet];
  const [serverBox, ...styles] = [...root.children].reverse();
  for (const style of styles) style.remove();
  // Typing must not trigger the page's keyboard shortcuts. Slotted controls belong to the page.
  for (const type of ["keydown", "keypress", "keyup"]) {
    root.addEventListener(type, (event) => {
      if (root.contains(event.target) && event.target.matches("input, select, textarea")) event.stopPropagation();
    });
  }
  return nullProto({ root, serverBox });
}
