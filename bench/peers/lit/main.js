import { LitElement, css, html } from "lit";
import { load } from "../model/document.js";
import { styles } from "../model/styles.js";
import { article } from "./article.js";
import "./carousel.js";
import "./comments.js";

class LitWidget extends LitElement {
  static properties = {
    src: {},
    relatedSrc: { attribute: "related" },
    endpoint: {},
    article: { attribute: false },
    related: { attribute: false },
    failed: { state: true },
  };

  static styles = [styles, css`lit-carousel, lit-comments { display: contents }`];

  connectedCallback() {
    super.connectedCallback();
    if (this.src && !this.article) load(this.src).then((story) => this.article = story, () => this.failed = true);
    if (this.relatedSrc && !this.related) load(this.relatedSrc).then(({ related }) => this.related = related, console.warn);
  }

  render() {
    const { article: story, related, endpoint } = this;
    return html`
      <div class="aw-box">
        <div class="aw-root" lang="en" dir="ltr">
          ${story
            ? article(story)
            : html`<p class="aw-loading" role="status">${this.failed ? "This article could not be loaded." : "Loading the article…"}</p>`}
          ${related?.length ? html`<lit-carousel .articles=${related}></lit-carousel>` : null}
          ${story && endpoint ? html`<lit-comments .endpoint=${endpoint} .url=${story.url}></lit-comments>` : null}
        </div>
      </div>`;
  }
}

customElements.define("lit-widget", LitWidget);
