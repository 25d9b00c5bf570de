// Runs before anything else on each of the bench's pages, which call what is here.
window.bench = (() => {
  const { port1, port2 } = new MessageChannel();
  const waiting = [];
  port1.onmessage = () => waiting.shift()();
  /** Calls in a task of its own. */
  const task = (next) => {
    waiting.push(next);
    port2.postMessage(null);
  };
  /** Calls in the first task after the next frame is painted. */
  const painted = (next) => requestAnimationFrame(() => task(next));
  const frame = () => new Promise(painted);

  /** Told of every shadow root that is made. Nothing here keeps one. */
  let onRoot = () => {};
  const attachShadow = Element.prototype.attachShadow;
  Element.prototype.attachShadow = function (...values) {
    const root = attachShadow.apply(this, values);
    onRoot(root);
    return root;
  };

  /** WebAssembly's memory, to be asked how large it has become. */
  let memory;
  for (const name of ["instantiate", "instantiateStreaming"]) {
    const original = WebAssembly[name];
    WebAssembly[name] = async (...values) => {
      const result = await original.apply(WebAssembly, values);
      memory = (result.instance ?? result).exports.memory;
      return result;
    };
  }

  const isSeen = (element) =>
    element?.textContent.trim() && element.checkVisibility() && element.getBoundingClientRect().height > 0;

  /**
   * Milliseconds from the navigation to the first frame with the headline, and to the first with a
   * complaint of the form, whose button is pressed in every frame from the headline's on; and how much of
   * that time was in long tasks.
   */
  const load = () =>
    new Promise((resolve) => {
      const tasks = [];
      new PerformanceObserver((list) => tasks.push(...list.getEntries())).observe({ type: "longtask", buffered: true });
      let isLooking = false;
      let root;
      let headline;
      const find = (name) => root.querySelector(name);
      const look = () => {
        if (headline || isLooking) return;
        isLooking = true;
        painted(() => {
          isLooking = false;
          if (!isSeen(find(".aw-headline"))) return;
          headline = performance.now();
          press();
        });
      };
      const press = () => {
        find("button[type=submit]")?.click();
        painted(() => (find("[aria-invalid=true]") && isSeen(find(".aw-error:not([hidden])")) ? finish() : press()));
      };
      const finish = () => {
        const form = performance.now();
        setTimeout(() => {
          const long = tasks.filter(({ startTime }) => startTime < form);
          resolve({ headline, form, longTasks: long.length, longTime: long.reduce((sum, it) => sum + it.duration, 0) });
        }, 300);
      };
      onRoot = (made) => {
        root ??= made;
        new MutationObserver(look).observe(made, { childList: true, subtree: true, characterData: true });
      };
    });

  /** Ours makes those cards at once that come into view soon. */
  const FEW = 8;

  const isComplete = (host, { blocks, cards }) => {
    const find = (name) => host.shadowRoot?.querySelector(name);
    const shown = find(".aw-track")?.childElementCount;
    const enough = bench.entry.isOurs ? Math.min(FEW, cards) : cards;
    return shown >= enough && find(".aw-body")?.childElementCount === blocks && find(".aw-submit");
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

  return { copy, cycle, end, frame, load, mount, type, warm, wasm: () => memory?.buffer.byteLength ?? 0 };
})();
