import { LitElement, html, nothing } from "lit";
import { live } from "lit/directives/live.js";
import { FAILED, FIELDS, INVALID, SENDING, SENT, complaint, send } from "../model/comment.js";
import { remember, remembered } from "../model/commenter.js";

class LitComments extends LitElement {
  static properties = {
    endpoint: {},
    url: {},
    values: { state: true },
    errors: { state: true },
    status: { state: true },
  };

  constructor() {
    super();
    this.values = { comment: "", name: "", email: "", ...remembered() };
    this.errors = {};
    this.status = { words: "", tone: "" };
    this.save = this.values.name !== "";
  }

  /** Part of the widget's own shadow root, with its styles. */
  createRenderRoot() {
    return this;
  }

  #check(field) {
    const words = complaint(field, this.values[field.name]);
    if (words !== (this.errors[field.name] ?? "")) this.errors = { ...this.errors, [field.name]: words };
    return words;
  }

  #edit(field, value) {
    this.values = { ...this.values, [field.name]: value };
    if (this.errors[field.name]) this.#check(field);
  }

  async #submit(event) {
    event.preventDefault();
    if (this.status.words === SENDING) return;
    const wrong = FIELDS.filter((field) => this.#check(field));
    if (wrong.length > 0) {
      this.status = { words: INVALID, tone: "aw-bad" };
      event.target.elements[wrong[0].name].focus();
      return;
    }
    this.status = { words: SENDING, tone: "" };
    const arrived = await send(this.endpoint, { article: this.url, ...this.values });
    this.status = arrived ? { words: SENT, tone: "aw-good" } : { words: FAILED, tone: "aw-bad" };
    if (!arrived) return;
    const { name, email } = this.values;
    remember(this.save && { name, email });
    this.values = { ...this.values, comment: "" };
  }

  render() {
    const { words, tone } = this.status;
    return html`
      <section class="aw-comments" aria-labelledby="comments">
        <h3 class="aw-comments-heading" id="comments">Leave a reply</h3>
        <form class="aw-form" novalidate @submit=${this.#submit}>
          ${FIELDS.map((field) => this.#field(field))}
          <p class="aw-remember">
            <input type="checkbox" id="remember" .checked=${this.save} @change=${({ target }) => this.save = target.checked}>
            <label for="remember">Save my name, email, and website in this browser for the next time I comment.</label>
          </p>
          <div class="aw-actions">
            <button type="submit" class="aw-submit">Post Comment</button>
            <div class="aw-comments-answer"><div class="aw-comments-status ${tone}" role="status">${words}</div></div>
          </div>
        </form>
      </section>`;
  }

  #field(field) {
    const { name, label, type, autocomplete, maxLength } = field;
    const error = this.errors[name];
    const invalid = error ? "true" : nothing;
    const describedBy = error ? `${name}-error` : nothing;
    const value = live(this.values[name]);
    const edit = ({ target }) => this.#edit(field, target.value);
    const leave = () => this.#check(field);
    return html`
      <div class="aw-field aw-field-${name}">
        <label for=${name}>${label}</label>
        ${name === "comment"
          ? html`<textarea id=${name} name=${name} rows="6" required aria-invalid=${invalid} aria-describedby=${describedBy}
              .value=${value} @input=${edit} @blur=${leave}></textarea>`
          : html`<input id=${name} name=${name} type=${type} autocomplete=${autocomplete} maxlength=${maxLength} required
              aria-invalid=${invalid} aria-describedby=${describedBy} .value=${value} @input=${edit} @blur=${leave}>`}
        <p class="aw-error" id="${name}-error" ?hidden=${!error}>${error}</p>
      </div>`;
  }
}

customElements.define("lit-comments", LitComments);
