import { plain } from "./plain.js";
import { STYLES } from "./styles.js";

const sheet = new CSSStyleSheet();
sheet.replaceSync(STYLES);

/** The open shadow root of a host. */
export function attach(host) {
  const root = host.attachShadow(plain({ mode: "open" }));
  root.adoptedStyleSheets = [sheet];
  // What is typed here is not meant for the page's keyboard shortcuts. Controls in a slot are the page's.
  for (const type of ["keydown", "keypress", "keyup"]) {
    root.addEventListener(type, (event) => {
      if (root.contains(event.target) && event.target.matches("input, select, textarea")) event.stopPropagation();
    });
  }
  return root;
}
