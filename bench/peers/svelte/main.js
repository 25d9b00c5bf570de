import { mount, unmount } from "svelte";
import { styles } from "../model/styles.js";
import Widget from "./Widget.svelte";

class SvelteWidget extends HTMLElement {
  #root = this.attachShadow({ mode: "open" });
  #widget;

  connectedCallback() {
    this.#root.adoptedStyleSheets = [styles];
    const { article, related } = this;
    const [src, relatedSrc, endpoint] = ["src", "related", "endpoint"].map((name) => this.getAttribute(name));
    this.#widget = mount(Widget, { target: this.#root, props: { src, relatedSrc, endpoint, article, related } });
  }

  disconnectedCallback() {
    unmount(this.#widget);
  }
}

customElements.define("svelte-widget", SvelteWidget);
