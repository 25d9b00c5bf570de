/**
 * Defines `<article-widget>`, and re-exports the library.
 *
 * @packageDocumentation
 */
import type { ArticleWidgetElement, ArticleWidgetEventMap, ArticleWidgetIntrinsicElements } from "./library.js";

export * from "./library.js";

declare global {
  interface HTMLElementTagNameMap {
    "article-widget": ArticleWidgetElement;
  }

  /** The events bubble, so ancestors, the document and the window can listen to them. */
  interface GlobalEventHandlersEventMap extends ArticleWidgetEventMap {}

  /** Types for a global JSX namespace. If yours comes from a module, extend that module's namespace. */
  namespace JSX {
    interface IntrinsicElements extends ArticleWidgetIntrinsicElements {}
  }
}
