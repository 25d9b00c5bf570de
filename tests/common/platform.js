let calls = [];

const settle = (failure) => (failure ? Promise.reject(new DOMException("no", failure)) : Promise.resolve());

/**
 * Gives the browser a way to share and a clipboard, or takes them away where they are undefined.
 * Each fails with a DOMException of that name, or works where the name is empty.
 */
export const platform = (share, clipboard) => {
  calls = [];
  const members = {
    share: share === undefined ? undefined : ({ title, url }) => {
      calls.push(`share ${title} ${url}`);
      return settle(share);
    },
    clipboard: clipboard === undefined ? undefined : {
      writeText: (text) => {
        calls.push(`copy ${text}`);
        return settle(clipboard);
      },
    },
  };
  for (const [name, value] of Object.entries(members)) {
    Object.defineProperty(navigator, name, { configurable: true, value });
  }
};

/** What was asked of them, a line each. */
export const platform_calls = () => calls.join("\n");

let listening = 0;
const { addEventListener, removeEventListener } = window;
window.addEventListener = function (type, ...rest) {
  if (type === "hashchange") listening++;
  return addEventListener.call(this, type, ...rest);
};
window.removeEventListener = function (type, ...rest) {
  if (type === "hashchange") listening--;
  return removeEventListener.call(this, type, ...rest);
};

/** How many listen to the page's fragment. */
export const listeners_to_fragment = () => listening;

/** Sets the page's fragment without telling anybody. */
export const set_fragment = (fragment) => history.replaceState(null, "", fragment || location.pathname);

/** How many entries the page's history has. */
export const history_length = () => history.length;

/** Clicks with the key held that opens a new tab. Hands back whether the widget took the click. */
export const click_for_a_tab = (element) => {
  const event = new MouseEvent("click", { bubbles: true, composed: true, cancelable: true, ctrlKey: true });
  let taken;
  addEventListener.call(window, "click", (last) => {
    taken = last.defaultPrevented;
    last.preventDefault();
  }, { once: true });
  element.dispatchEvent(event);
  return taken;
};

/** Forbids frames on this page, so that none asks anybody for anything. */
export const forbid_frames = () => {
  if (document.querySelector("meta[http-equiv=Content-Security-Policy]")) return;
  const policy = document.createElement("meta");
  policy.httpEquiv = "Content-Security-Policy";
  policy.content = "frame-src 'none'";
  document.head.append(policy);
};
