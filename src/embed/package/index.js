/** Defines `<article-widget>`. For bundlers: one core for this and for "article-widget/library". */
import { define } from "./library.js";

export * from "./library.js";

define();
