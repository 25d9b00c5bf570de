/** Defines `<article-widget>`, or the element that the `name` parameter of this script's URL names. */
import { define } from "./library.js";

export * from "./library.js";

define(new URL(import.meta.url).searchParams.get("name") || undefined);
