import { FAILED, FIELDS, INVALID, SENDING, SENT, complaint, send } from "../model/comment.js";
import { remember, remembered } from "../model/commenter.js";
import { template } from "./element.js";

const control = ({ name, type, autocomplete, maxLength }) =>
  name === "comment"
    ? `<textarea id="${name}" name="${name}" rows="6" required></textarea>`
    : `<input id="${name}" name="${name}" type="${type}" autocomplete="${autocomplete}" maxlength="${maxLength}" required>`;

const frame = template(`
  <section class="aw-comments" aria-labelledby="comments">
    <h3 class="aw-comments-heading" id="comments">Leave a reply</h3>
    <form class="aw-form" novalidate>
      ${FIELDS.map((field) => `
        <div class="aw-field aw-field-${field.name}">
          <label for="${field.name}">${field.label}</label>
          ${control(field)}
          <p class="aw-error" id="${field.name}-error" hidden></p>
        </div>`).join("")}
      <p class="aw-remember">
        <input type="checkbox" id="remember" name="remember">
        <label for="remember">Save my name, email, and website in this browser for the next time I comment.</label>
      </p>
      <div class="aw-actions">
        <button type="submit" class="aw-submit">Post Comment</button>
        <div class="aw-comments-answer"><div class="aw-comments-status" role="status"></div></div>
      </div>
    </form>
  </section>`.trim());

export function comments(endpoint, story) {
  const section = frame();
  const form = section.querySelector("form");
  const status = section.querySelector(".aw-comments-status");
  const fields = new Map(FIELDS.map((field) => [form.elements[field.name], field]));
  let busy = false;

  const check = (control) => {
    const words = complaint(fields.get(control), control.value);
    const error = control.nextElementSibling;
    if (error.textContent === words) return !words;
    error.textContent = words;
    error.hidden = !words;
    control.ariaInvalid = words ? "true" : null;
    if (words) control.setAttribute("aria-describedby", error.id);
    else control.removeAttribute("aria-describedby");
    return !words;
  };
  const say = (words, tone = "") => {
    status.className = `aw-comments-status ${tone}`;
    status.textContent = words;
  };

  form.addEventListener("focusout", ({ target }) => {
    if (fields.has(target)) check(target);
  });
  form.addEventListener("input", ({ target }) => {
    if (target.ariaInvalid) check(target);
  });
  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    if (busy) return;
    const wrong = [...fields.keys()].filter((control) => !check(control));
    if (wrong.length > 0) {
      say(INVALID, "aw-bad");
      wrong[0].focus();
      return;
    }
    busy = true;
    say(SENDING);
    const { remember: save, ...comment } = Object.fromEntries(new FormData(form));
    const arrived = await send(endpoint, { article: story.url, ...comment });
    busy = false;
    say(arrived ? SENT : FAILED, arrived ? "aw-good" : "aw-bad");
    if (!arrived) return;
    remember(save && { name: comment.name, email: comment.email });
    form.elements.comment.value = "";
  });

  const { name, email } = remembered();
  if (name) {
    form.elements.name.value = name;
    form.elements.email.value = email;
    form.elements.remember.checked = true;
  }
  return section;
}
