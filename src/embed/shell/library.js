/** The element's class, and the functions that define and mount it. Importing this module has no side effects. */
export { define } from "./define.js";
export { ArticleWidgetElement } from "./element.js";
export { mount } from "./mount.js";
