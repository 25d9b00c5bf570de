import { LitElement, html } from "lit";
import { guard } from "lit/directives/guard.js";
import { repeat } from "lit/directives/repeat.js";
import { longDate } from "../model/date.js";
import { position, turn } from "../model/track.js";

class LitCarousel extends LitElement {
  static properties = {
    articles: { attribute: false },
    ends: { state: true },
    status: { state: true },
  };

  #observer = new ResizeObserver(() => this.#look());

  constructor() {
    super();
    this.ends = { atStart: true, atEnd: true };
    this.status = "";
  }

  /** Part of the widget's own shadow root, with its styles. */
  createRenderRoot() {
    return this;
  }

  firstUpdated() {
    this.#observer.observe(this.#track);
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    this.#observer.disconnect();
  }

  get #track() {
    return this.querySelector(".aw-track");
  }

  #look() {
    const at = position(this.#track, this.articles.length);
    this.ends = at;
    return at;
  }

  #rest() {
    const { first, last } = this.#look();
    this.status = `Articles ${first} to ${last} of ${this.articles.length}`;
  }

  render() {
    return html`
      <section class="aw-related" data-layout="carousel" aria-labelledby="related" aria-roledescription="carousel">
        <div class="aw-related-bar">
          <h3 class="aw-related-heading" id="related">Related articles</h3>
          <div class="aw-related-controls">
            ${this.#button("aw-previous", "Previous articles", this.ends.atStart, -1)}
            ${this.#button("aw-next", "Next articles", this.ends.atEnd, 1)}
          </div>
        </div>
        <ul class="aw-track" @scrollend=${this.#rest}>
          ${guard([this.articles], () => repeat(this.articles, ({ url }) => url, card))}
        </ul>
        <p class="aw-related-status aw-unseen" role="status">${this.status}</p>
      </section>`;
  }

  #button(name, label, disabled, direction) {
    const press = () => disabled || turn(this.#track, direction);
    return html`
      <button type="button" class=${name} aria-label=${label} aria-disabled=${disabled} @click=${press}>
        <span class="aw-chevron" aria-hidden="true"></span>
      </button>`;
  }
}

const card = ({ url, title, image, published, section }, index) => html`
  <li class="aw-slide">
    <div class="aw-card" role="group" aria-roledescription="slide" aria-labelledby="card-${index}">
      <div class="aw-picture"><img alt="" loading="lazy" decoding="async" src=${image}></div>
      <div class="aw-card-text">
        <span class="aw-card-section">${section}</span>
        <a id="card-${index}" href=${url}>${title}</a>
        <span class="aw-card-facts"><time datetime=${published}>${longDate(published, "en")}</time></span>
      </div>
    </div>
  </li>`;

customElements.define("lit-carousel", LitCarousel);
