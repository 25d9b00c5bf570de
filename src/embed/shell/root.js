import { plain } from "./plain.js";
import { STYLES } from "./styles.js";

/**
 * The page places the element; its other rules end at the box inside. Its colour goes on: it is
 * legible on the page's background.
 */
const sheet = new CSSStyleSheet();
sheet.replaceSync(`
  :host { display: flow-root !important; flex-grow: 1; min-width: min(100%, 20em) }
  :host([hidden]) { display: none !important }
  .aw-box { all: initial; display: block; color: inherit; color-scheme: inherit }
  .aw-box[hidden] { display: none }
  .aw-sorry { box-sizing: border-box; max-width: var(--article-widget-measure, 40em); margin: 0 auto; padding: 1em; border: 1px solid; border-radius: .25em; font: 1em/1.5 system-ui, sans-serif }
  .aw-sorry > * { margin: .25em 0; margin-inline-end: 1em; color: inherit; font: inherit }
  .aw-sorry > button { padding: .5em 1em }
  .aw-stopped { position: sticky; inset-block-start: 0; z-index: 1; margin-block-end: 1em; background: Canvas; color: CanvasText }
${STYLES}`);

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
