/**
 * Defines `<article-widget-frame>`, which isolates the widget from the page in an iframe.
 *
 * @packageDocumentation
 */
import type { CommentOutcome } from "./library.js";

/** Events that the frame forwards. */
export interface ArticleWidgetFrameEventMap {
  /** The article or an error message is shown, and the comment form is usable. */
  "article-widget-ready": CustomEvent<null>;
  /** An attempt to send a comment has ended; `detail` is the outcome. */
  "article-widget-comment": CustomEvent<CommentOutcome>;
}

/** Has the attributes of `<article-widget>`. Sends them to the frame whenever one changes. */
export declare class ArticleWidgetFrameElement extends HTMLElement {
  addEventListener<Name extends keyof ArticleWidgetFrameEventMap>(
    type: Name,
    listener: (this: ArticleWidgetFrameElement, event: ArticleWidgetFrameEventMap[Name]) => unknown,
    options?: boolean | AddEventListenerOptions,
  ): void;
  addEventListener<Name extends keyof HTMLElementEventMap>(
    type: Name,
    listener: (this: ArticleWidgetFrameElement, event: HTMLElementEventMap[Name]) => unknown,
    options?: boolean | AddEventListenerOptions,
  ): void;
  addEventListener(
    type: string,
    listener: EventListenerOrEventListenerObject,
    options?: boolean | AddEventListenerOptions,
  ): void;
}

declare global {
  interface HTMLElementTagNameMap {
    "article-widget-frame": ArticleWidgetFrameElement;
  }
}
