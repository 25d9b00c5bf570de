// How long a reader waits.

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
        const element = find(".aw-headline");
        if (!isSeen(element)) return element && look();
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

bench.load = load;

/** The same for a shadow root that the page's own markup has made, which nobody is told of: each frame is looked at. */
bench.firstPaint = () =>
  new Promise((resolve) => {
    const look = () =>
      painted(() => {
        const root = document.querySelector("main > *")?.shadowRoot;
        isSeen(root?.querySelector(".aw-headline")) ? resolve(performance.now()) : look();
      });
    look();
  });
