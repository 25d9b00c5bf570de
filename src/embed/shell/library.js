/** What the element is made of, for those who define it themselves: nothing happens by the import. */
export { define } from "./define.js";
export { ArticleWidgetElement } from "./element.js";
export { mount } from "./mount.js";
