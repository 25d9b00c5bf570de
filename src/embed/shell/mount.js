import { HYDRATE_TRIGGERS, schedule } from "./hydration-trigger.js";
import { createSlots } from "./light-dom.js";
import { nullProto } from "./null-proto.js";
import { attachRoot } from "./shadow-root.js";
import { WidgetController } from "./widget-controller.js";

/** Returns the value of an enumerated setting. The first keyword is the default. */
function readKeyword(name, keywords, value = keywords[0]) {
  if (keywords.includes(value)) return value;
  console.warn(`article-widget: ${name}: expected ${keywords.join(", ")}, got "${value}"`);
  return keywords[0];
}

/** Splits a config into the trigger of `loading`, the trigger of `hydrate`, and the widget's settings. */
function readConfig(config) {
  const { loading, hydrate, ...settings } = nullProto(config);
  const isLazy = readKeyword("loading", ["eager", "lazy"], loading) === "lazy";
  return [isLazy ? "visible" : "load", readKeyword("hydrate", HYDRATE_TRIGGERS, hydrate), nullProto(settings)];
}

/**
 * Shows a widget in an element, which gets an open shadow root. Returns a handle: `update(config)` changes
 * the settings, `jsonLd` is the current article, and `unmount()` restores the element's own content.
 */
export function mount(host, config) {
  const { root, serverBox } = attachRoot(host);
  let [loadTrigger, hydrateTrigger, settings] = readConfig(config);
  const widget = new WidgetController(host, root, serverBox, settings);
  let isDue = false;
  let cancelStart = () => {};

  function startWhenDue() {
    cancelStart();
    if (isDue) return widget.start(settings);
    // `hydrate="load"` is the default, which `loading="lazy"` overrides.
    const trigger = serverBox && hydrateTrigger !== "load" ? hydrateTrigger : loadTrigger;
    cancelStart = schedule(trigger, host, () => {
      cancelStart();
      isDue = true;
      widget.start(settings);
    });
  }

  startWhenDue();
  return {
    update(config) {
      [loadTrigger, hydrateTrigger, settings] = readConfig(config);
      // The server rendered the previous settings: start without waiting for the trigger.
      isDue ||= Boolean(serverBox);
      startWhenDue();
    },
    get jsonLd() {
      return widget.jsonLd;
    },
    unmount() {
      cancelStart();
      widget.dispose();
      root.replaceChildren(...createSlots());
    },
  };
}
