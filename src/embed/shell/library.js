/** The element's class, and functions to define and mount it. Importing this has no side effects. */
export { define } from "./define.js";
export { ArticleWidgetElement } from "./element.js";
export { mount } from "./mount.js";
