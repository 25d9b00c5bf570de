import { ArticleWidgetElement } from "./element.js";

const DEFAULT_NAME = "article-widget";

/** Defines the element. Warns if another version of this script, or another element, already has the name. */
export function define(name = DEFAULT_NAME) {
  const existing = customElements.get(name);
  if (existing) {
    if (existing.version === ArticleWidgetElement.version) return;
    const versions = `${existing.version ?? "another element"} is there, ${ArticleWidgetElement.version} is not used`;
    console.warn(`article-widget: <${name}> is defined already (${versions}); name another by article-widget.js?name=…`);
    return;
  }
  try {
    customElements.define(name, name === DEFAULT_NAME ? ArticleWidgetElement : class extends ArticleWidgetElement {});
  } catch (error) {
    console.warn(`article-widget: name: expected a valid custom element name, got "${name}".`, error);
  }
}
