/**
 * Defines `<article-widget>`, and hands on what it is made of.
 *
 * @packageDocumentation
 */
import type { ArticleWidgetElement, ArticleWidgetEventMap, ArticleWidgetIntrinsicElements } from "./library.js";

export * from "./library.js";

declare global {
  interface HTMLElementTagNameMap {
    "article-widget": ArticleWidgetElement;
  }

  /** The events bubble: any element, the document and the window may listen. */
  interface GlobalEventHandlersEventMap extends ArticleWidgetEventMap {}

  /** For JSX whose elements are global. Where they come from a module, extend that module's. */
  namespace JSX {
    interface IntrinsicElements extends ArticleWidgetIntrinsicElements {}
  }
}
