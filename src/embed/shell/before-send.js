import { plain } from "./null-proto.js";

/** How long a host may take to say what it adds to a comment, in milliseconds: time to solve a captcha. */
const PATIENCE = 120_000;

/**
 * What the host adds to a comment that is about to be sent, as a promise, or `null` where it wants
 * none sent: the controls in `slot="captcha"`, and what listeners to `article-widget-submit` put into
 * `detail.fields` or pass to `detail.waitUntil()` as a promise of more of them.
 */
export function beforeSend(host) {
  const fields = plain();
  const waits = [];
  const detail = plain({ fields, waitUntil: (promise) => void waits.push(promise) });
  const options = plain({ bubbles: true, composed: true, cancelable: true, detail });
  return host.dispatchEvent(new CustomEvent("article-widget-submit", options)) ? added(host, fields, waits) : null;
}

async function added(host, fields, waits) {
  let timer;
  const late = new Promise((_, reject) => (timer = setTimeout(reject, PATIENCE)));
  try {
    const more = await Promise.race([Promise.all(waits), late]);
    return plain(captcha(host), fields, ...more.filter((it) => typeof it === "object"));
  } catch (error) {
    console.warn("article-widget: waitUntil: expected a promise that is kept, so the comment was not sent.", error);
    throw error;
  } finally {
    clearTimeout(timer);
  }
}

/** What has a name and is not sent by a form, or not as it is. */
const UNSENT = `:disabled, [name=""], button, output, :is([type=checkbox], [type=radio]):not(:checked),
  ${["button", "file", "image", "reset", "submit"].map((type) => `input[type=${type}]`)}`;

/**
 * The names and values of the controls in `slot="captcha"`, as a form would send them. What has no
 * value is no control, whatever its name: a frame, for example.
 */
function captcha(host) {
  const named = host.querySelectorAll(':scope > [slot="captcha"][name], :scope > [slot="captcha"] [name]');
  const sent = [...named].filter((it) => typeof it.value === "string" && !it.matches(UNSENT));
  return Object.fromEntries(sent.map((it) => [it.getAttribute("name"), it.value]));
}
