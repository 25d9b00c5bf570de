// How long it takes to show something, and to take it away.

/** Ours makes those cards at once that come into view soon. */
const FEW = 8;

/** Ours has the blocks of a long text in stretches. */
const blockCount = (body) => {
  const stretches = [...(body?.querySelectorAll(":scope > .aw-chunk") ?? [])];
  return stretches.reduce((count, stretch) => count + stretch.childElementCount - 1, body?.childElementCount);
};

const isComplete = (host, { blocks, cards }) => {
  const find = (name) => host.shadowRoot?.querySelector(name);
  const shown = find(".aw-track")?.childElementCount;
  const enough = bench.entry.isOurs ? Math.min(FEW, cards) : cards;
  return shown >= enough && blockCount(find(".aw-body")) === blocks && find(".aw-submit");
};

/** Milliseconds since `start` at the end of the task or microtask that makes all hosts complete. */
const complete = (start, hosts, goal) =>
  new Promise((resolve) => {
    const left = [...hosts];
    const check = () => {
      while (left.length > 0 && isComplete(left.at(-1), goal)) left.pop();
      if (left.length > 0) return;
      observers.forEach((observer) => observer.disconnect());
      onRoot = () => {};
      resolve(performance.now() - start);
    };
    const observers = [];
    const watch = (root) => {
      const observer = new MutationObserver(check);
      observer.observe(root, { childList: true, subtree: true });
      observers.push(observer);
    };
    hosts.forEach(({ shadowRoot }) => shadowRoot && watch(shadowRoot));
    onRoot = watch;
    check();
  });

/** What can be mounted. Where nothing is said of article and related articles, they are the demo's, as properties. */
const scenes = {
  demo: {},
  crowd: { count: 50 },
  short: { src: "/short.json", blocks: 5 },
  paragraphs: { src: "/paragraphs.json", blocks: 5000 },
  cards: { related: "/cards.json", cards: 1000 },
};

const element = ({ src, related }) => {
  const host = document.createElement(bench.entry.tag);
  for (const [name, value] of Object.entries(bench.entry.attributes)) host.setAttribute(name, value);
  if (src) host.setAttribute("src", src);
  else host.article = bench.article;
  if (related) host.setAttribute("related", related);
  else host.related = bench.related;
  document.querySelector("main").append(host);
  return host;
};

/** The style sheets of the one whose markup it is. */
let sheets;
const read = async (scene) => (await fetch(`/markup/${scene}`)).text();
const markup = (text) => {
  const host = document.createElement("div");
  const root = host.attachShadow({ mode: "open" });
  document.querySelector("main").append(host);
  root.adoptedStyleSheets = sheets;
  if (typeof text === "string") root.innerHTML = text;
  else text().then((text) => root.innerHTML = text);
  return host;
};

/**
 * Mounts a scene and measures it: made, laid out, and painted, in milliseconds. Markup comes as late as
 * the JSON would.
 */
const mount = async (scene) => {
  const { src, related, blocks = bench.article.blocks.length, cards = bench.related.length, count = 1 } = scenes[scene];
  const text = sheets && (src || related ? () => read(scene) : await read(scene));
  const make = () => (sheets ? markup(text) : element(scenes[scene]));
  await frame();
  await frame();
  const start = performance.now();
  const hosts = Array.from({ length: count }, make);
  const script = await complete(start, hosts, { blocks, cards });
  hosts.forEach((host) => host.getBoundingClientRect());
  const layout = performance.now() - start;
  await frame();
  const paint = performance.now() - start;
  return { script, layout, paint };
};

/** Goes to the last of the cards of a scene just mounted, and gives how long that took. */
const end = async (scene) => {
  const track = document.querySelector("main").lastElementChild.shadowRoot.querySelector(".aw-track");
  const start = performance.now();
  do {
    track.scrollTo({ left: track.scrollWidth, behavior: "instant" });
    await frame();
  } while (track.childElementCount < scenes[scene].cards);
  return performance.now() - start;
};

/**
 * Mounts one and takes it away, after which what is done once is done. What was typed on the page before
 * is forgotten: the form is empty.
 */
const warm = async () => {
  localStorage.clear();
  sessionStorage.clear();
  await mount("demo");
  const { adoptedStyleSheets } = document.querySelector("main").lastElementChild.shadowRoot;
  if (bench.entry.isMarkup) sheets = adoptedStyleSheets;
  await clear();
};

/** The markup of a scene. */
const copy = async (scene) => {
  await mount(scene);
  await frame();
  return document.querySelector("main").lastElementChild.shadowRoot.innerHTML;
};

const clear = async () => {
  document.querySelector("main").replaceChildren();
  await frame();
};

/** Mounts one and takes it away, so many times, each for as long as it takes to be painted. */
const cycle = async (times) => {
  for (let time = 0; time < times; time += 1) {
    await mount("demo");
    await clear();
  }
};

Object.assign(bench, { copy, cycle, end, mount, warm });
