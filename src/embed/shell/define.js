import { ArticleWidgetElement } from "./element.js";

const NAME = "article-widget";

/**
 * Defines the element under a name. One that is taken is left as it is: another version of this
 * script, which came first, goes on.
 */
export function define(name = NAME) {
  const other = customElements.get(name);
  if (other) {
    if (other.version === ArticleWidgetElement.version) return;
    const versions = `${other.version ?? "another element"} is there, ${ArticleWidgetElement.version} is not used`;
    console.warn(`article-widget: <${name}> is defined already (${versions}); name another by article-widget.js?name=…`);
    return;
  }
  try {
    customElements.define(name, name === NAME ? ArticleWidgetElement : class extends ArticleWidgetElement {});
  } catch (error) {
    console.warn(`article-widget: name: expected a valid custom element name, got "${name}".`, error);
  }
}
