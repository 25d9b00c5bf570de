/**
 * Defines `<article-widget-frame>`: the widget in a frame of its own, which shares nothing with the page.
 *
 * @packageDocumentation
 */
import type { CommentOutcome } from "./library.js";

/** The events that come out of the frame. */
export interface ArticleWidgetFrameEventMap {
  /** The article, or its failure, and the form are there. */
  "article-widget-ready": CustomEvent<null>;
  /** An attempt to comment has ended. */
  "article-widget-comment": CustomEvent<CommentOutcome>;
}

/** The attributes are those of `<article-widget>`; the frame is sent them whenever one changes. */
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
