import { createRoot } from "react-dom/client";
import { styles } from "../model/styles.js";
import { Widget } from "./widget.jsx";

class ReactWidget extends HTMLElement {
  #shadow = this.attachShadow({ mode: "open" });
  #root;

  connectedCallback() {
    this.#shadow.adoptedStyleSheets = [styles];
    this.#root = createRoot(this.#shadow);
    this.#root.render(
      <Widget
        src={this.getAttribute("src")}
        relatedSrc={this.getAttribute("related")}
        endpoint={this.getAttribute("endpoint")}
        article={this.article}
        related={this.related}
      />,
    );
  }

  disconnectedCallback() {
    this.#root.unmount();
  }
}

customElements.define("react-widget", ReactWidget);
