import { load } from "../model/document.js";
import { styles } from "../model/styles.js";
import { article } from "./article.js";
import { carousel } from "./carousel.js";
import { comments } from "./comments.js";
import { element } from "./element.js";

class VanillaWidget extends HTMLElement {
  #root = this.attachShadow({ mode: "open" });

  connectedCallback() {
    this.#root.adoptedStyleSheets = [styles];
    const loading = element("p", { className: "aw-loading", role: "status" }, "Loading the article…");
    const [cards, form] = ["related", "comments"].map((name) => document.createComment(name));
    const inner = element("div", { className: "aw-root", lang: "en", dir: "ltr" }, loading, cards, form);
    this.#root.replaceChildren(element("div", { className: "aw-box" }, inner));

    const show = (story) => {
      loading.replaceWith(article(story));
      const endpoint = this.getAttribute("endpoint");
      if (endpoint) form.replaceWith(comments(endpoint, story));
    };
    const showRelated = (articles) => cards.replaceWith(carousel(articles));
    if (this.article) show(this.article);
    else load(this.getAttribute("src")).then(show, () => loading.textContent = "This article could not be loaded.");
    if (this.related) showRelated(this.related);
    else if (this.hasAttribute("related")) load(this.getAttribute("related")).then(({ related }) => showRelated(related), console.warn);
  }

  disconnectedCallback() {
    this.#root.replaceChildren();
  }
}

customElements.define("vanilla-widget", VanillaWidget);
