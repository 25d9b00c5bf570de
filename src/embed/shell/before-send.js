import { dispatch } from "./dispatch.js";
import { nullProto } from "./null-proto.js";

/** Maximum time for the host's promises, in milliseconds: long enough to solve a captcha. */
const WAIT_UNTIL_TIMEOUT_MS = 120_000;

/**
 * Returns a promise of the fields that the host adds to a comment, or `null` if the host cancels it. The
 * fields are the controls in `slot="captcha"`, and what listeners of `article-widget-submit` put into
 * `detail.fields` or pass to `detail.waitUntil()` as a promise.
 */
export function beforeSend(host) {
  const fields = nullProto();
  const promises = [];
  const detail = nullProto({ fields, waitUntil: (promise) => void promises.push(promise) });
  return dispatch(host, "article-widget-submit", detail, true) ? collectFields(host, fields, promises) : null;
}

async function collectFields(host, fields, promises) {
  let timer;
  const timeout = new Promise((_, reject) => (timer = setTimeout(reject, WAIT_UNTIL_TIMEOUT_MS)));
  try {
    const results = await Promise.race([Promise.all(promises), timeout]);
    return nullProto(captchaFields(host), fields, ...results.filter((result) => typeof result === "object"));
  } catch (error) {
    console.warn("article-widget: waitUntil: expected a promise that is kept, so the comment was not sent.", error);
    throw error;
  } finally {
    clearTimeout(timer);
  }
}

/** Named elements that a form does not submit, or that it does not submit by their `value`. */
const NOT_SUBMITTED = `:disabled, [name=""], button, output, :is([type=checkbox], [type=radio]):not(:checked),
  ${["button", "file", "image", "reset", "submit"].map((type) => `input[type=${type}]`)}`;

/** Returns the entries that a form would submit for the controls in `slot="captcha"`. */
function captchaFields(host) {
  const named = host.querySelectorAll(':scope > [slot="captcha"][name], :scope > [slot="captcha"] [name]');
  const controls = [...named].filter((element) => typeof element.value === "string" && !element.matches(NOT_SUBMITTED));
  return Object.fromEntries(controls.map((control) => [control.getAttribute("name"), control.value]));
}
