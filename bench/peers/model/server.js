// Renders a peer over and over, as bench/prerender does the widget. Arguments: a file of settings to print
// once what is made of them; and how many milliseconds to warm up and to measure, to print how many were
// made and how long that took.
import { readFileSync } from "node:fs";

/** A server has nobody to remember; without this each form would throw and catch. */
globalThis.localStorage = { getItem: () => null };

/** Renders for at least so long. */
function repeat(render, atLeast) {
  const start = performance.now();
  for (let count = 1; ; count++) {
    render();
    const milliseconds = performance.now() - start;
    if (milliseconds >= atLeast) return { count, milliseconds };
  }
}

/** Measures what makes a text of settings. */
export function measure(renderToString) {
  const [file, warm, measured] = process.argv.slice(2);
  const settings = JSON.parse(readFileSync(file, "utf8"));
  const render = () => renderToString(settings);
  if (!warm) {
    process.stdout.write(render());
    return;
  }
  repeat(render, Number(warm));
  process.stdout.write(JSON.stringify(repeat(render, Number(measured))));
}
