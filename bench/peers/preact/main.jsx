import { render } from "preact";
import { styles } from "../model/styles.js";
import { Widget } from "./widget.jsx";

class PreactWidget extends HTMLElement {
  #root = this.attachShadow({ mode: "open" });

  connectedCallback() {
    this.#root.adoptedStyleSheets = [styles];
    render(
      <Widget
        src={this.getAttribute("src")}
        relatedSrc={this.getAttribute("related")}
        endpoint={this.getAttribute("endpoint")}
        article={this.article}
        related={this.related}
      />,
      this.#root,
    );
  }

  disconnectedCallback() {
    render(null, this.#root);
  }
}

customElements.define("preact-widget", PreactWidget);
