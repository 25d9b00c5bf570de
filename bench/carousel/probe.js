// What the bench asks of a page: put before the body of each of its scripts.
const { viewport, next } = bench.carousel ?? {};
const frame = () => new Promise(requestAnimationFrame);
const links = () => [...viewport.querySelectorAll("a")];
const left = (element) => Math.round(2 * element.getBoundingClientRect().left) / 2;

/** Where the cards are: the first one's left edge, as seen from the viewport's. */
const first = viewport?.querySelector("a");
const position = () => left(first) - left(viewport);

/** Whether all of an element's width is in the viewport's. */
const isInView = (element) => {
  const [inner, outer] = [element, viewport].map((it) => it.getBoundingClientRect());
  return inner.width > 0 && inner.left >= outer.left - 1 && inner.right <= outer.right + 1;
};
const inView = () => links().filter(isInView).map((link) => link.pathname);

/** Waits until the cards have been at one place for 150 ms, or 3 s have gone. */
const rest = async () => {
  const end = performance.now() + 3000;
  let since = performance.now();
  for (let last = position(); performance.now() < end && performance.now() - since < 150; ) {
    await frame();
    if (position() !== last) [last, since] = [position(), performance.now()];
  }
};

/** Every element below a node, in shadow roots too. */
const everything = (node) =>
  [...node.children, ...(node.shadowRoot?.children ?? [])].flatMap((child) => [child, ...everything(child)]);

const focused = () => {
  let element = document.activeElement;
  while (element?.shadowRoot?.activeElement) element = element.shadowRoot.activeElement;
  return element;
};
