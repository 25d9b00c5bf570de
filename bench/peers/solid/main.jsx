import { render } from "solid-js/web";
import { styles } from "../model/styles.js";
import { Widget } from "./widget.jsx";

class SolidWidget extends HTMLElement {
  #root = this.attachShadow({ mode: "open" });
  #dispose;

  connectedCallback() {
    this.#root.adoptedStyleSheets = [styles];
    this.#dispose = render(
      () => (
        <Widget
          src={this.getAttribute("src")}
          relatedSrc={this.getAttribute("related")}
          endpoint={this.getAttribute("endpoint")}
          article={this.article}
          related={this.related}
        />
      ),
      this.#root,
    );
  }

  disconnectedCallback() {
    this.#dispose();
  }
}

customElements.define("solid-widget", SolidWidget);
