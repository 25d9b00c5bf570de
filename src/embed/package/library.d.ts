/**
 * The class and functions behind `<article-widget>`. Importing this module has no side effects.
 *
 * @packageDocumentation
 */
import type { Article, ForeignArticle, RelatedArticles } from "./article.js";
import type { CommentOutcome, Endpoint, EndpointPreset, Field, Parent } from "./comments.js";

export type * from "./article.js";
export type * from "./comments.js";

/** A supported article format. */
export type ArticleFormat = "article-json" | "wordpress" | "json-feed" | "ghost" | "json-ld" | "ans" | "html" | "text";

/** Layout of the related articles. */
export type RelatedLayout = "carousel" | "grid" | "list";

/** Who can comment. */
export type CommentAccess = "open" | "closed" | "sign-in";

/** Heading level of the headline. */
export type HeadingLevel = 1 | 2 | 3 | 4 | 5;

/** When a widget starts: immediately, or when it comes near the viewport. */
export type Loading = "eager" | "lazy";

/**
 * When a server-rendered widget starts: immediately, when the browser is idle, when it comes near the
 * viewport, or when the reader is about to use it.
 */
export type Hydration = "load" | "idle" | "visible" | "interaction";

/** A provider of embeds. */
export type Provider = "youtube" | "vimeo" | "x" | "instagram" | "tiktok" | "spotify" | "facebook";

/** Providers whose embeds load without asking the reader: all, or a list of names. */
export type Consent = boolean | string | readonly Provider[];

/** User interface messages by key. They replace the built-in ones. */
export type Messages = Readonly<Record<string, string>>;

/** Settings that accept values that an attribute cannot hold. */
export interface ArticleWidgetData {
  /** The article: article JSON, or an object in another supported format. A string if `format` is set. */
  article: Article | ForeignArticle | string;
  /** Related articles: the URL of a list, or the list. */
  related: string | RelatedArticles;
  /** Where comments are sent: a URL, or an endpoint with its requests and responses. */
  endpoint: string | Endpoint;
  /** Form fields in order: names separated by spaces, or a list that may contain custom fields. */
  fields: string | readonly (string | Field)[];
  /** The parent comment, for a reply. */
  parent: Parent;
  /** Providers whose embeds load without asking the reader. Default: none. */
  consent: Consent;
  /** User interface messages that replace the built-in ones. */
  messages: Messages;
}

/** Settings that are attributes, as properties. */
export interface ArticleWidgetOptions {
  /** URL of the article, in any supported format. */
  src: string;
  /** Format of the article. Default: detected from the content. */
  format: ArticleFormat | "";
  /** Language of the article (BCP 47), if the source does not state it. */
  srclang: string;
  /** Canonical URL of the article. Comments refer to it, and the error message links to it. */
  url: string;
  /** Layout of the related articles. Default: `carousel`. */
  relatedLayout: RelatedLayout;
  /** Whether the carousel has a button for each page, up to 12. Default: `false`. */
  relatedDots: boolean;
  /** Whether to show which cards are in view. Default: `false`. */
  relatedPosition: boolean;
  /** `target` of links to related articles. */
  relatedTarget: string;
  /** `rel` of links to related articles. */
  relatedRel: string;
  /** Kind of back end of the endpoint. Default: `problem-json`. */
  endpointPreset: EndpointPreset | "";
  /** Identifier of the article in the back end. Default: the article's URL. */
  articleId: string;
  /** Required fields in addition to the comment: names separated by spaces. Default: `name`. */
  required: string;
  /** Who can comment. Default: `open`. */
  comments: CommentAccess;
  /** URL of the sign-in page. */
  signIn: string;
  /** Whether readers can preview their comment. Default: `false`. */
  preview: boolean;
  /** Heading level of the headline. Default: 2. */
  headingLevel: HeadingLevel;
  /** Whether the article starts with a drop cap. Default: `false`. */
  dropCap: boolean;
  /** Whether words are hyphenated at the end of a line (CSS `hyphens: auto`). Default: `true`. */
  hyphens: boolean;
  /** Whether to show the reading time. Default: `false`. */
  readingTime: boolean;
  /** Whether to show a table of contents, if the article has two or more headings. Default: `false`. */
  contents: boolean;
  /** Whether each heading has an anchor link. Default: `false`. */
  anchors: boolean;
  /** Whether to show a button that shares the article's URL, or copies it. Default: `false`. */
  share: boolean;
  /** When the widget starts. Default: `eager`. */
  loading: Loading;
  /** When a server-rendered widget starts. Default: `load`. */
  hydrate: Hydration;
}

/** All settings. Invalid values fall back to the default, and one console warning lists them. */
export interface ArticleWidgetSettings extends ArticleWidgetData, Omit<ArticleWidgetOptions, "articleId"> {
  /** Identifier of the article in the back end. Default: the article's URL. */
  articleId: string | number;
  /** Language of the user interface (BCP 47): English, French and Arabic are built in. Default: the page's. */
  lang: string;
  /** The article as HTML, an `<article>` with a heading. Used if neither `src` nor `article` is set. */
  html: string;
  /**
   * Whether the widget is embedded in a frame on other sites: comments carry no cookies, and no form leaves
   * the frame.
   */
  framed: boolean;
}

/** Settings of {@link mount} and of the element's `config`. */
export type ArticleWidgetConfig = {
  readonly [Name in keyof ArticleWidgetSettings]?: ArticleWidgetSettings[Name] | null | undefined;
};

/** `detail` of events about a related article's card. */
export interface CardDetail {
  /** URL of the card's link. */
  readonly url: string;
  /** Index of the card, from 0. */
  readonly index: number;
}

/** `detail` of `article-widget-article`. */
export interface ArticleDetail {
  /** Number of the article's parts that could not be used. The console names each by its path or element. */
  readonly unusedParts: number;
}

/** `detail` of `article-widget-submit`. */
export interface SubmitDetail {
  /** Additional fields of the comment. */
  readonly fields: Record<string, unknown>;
  /** Delays sending until a promise resolves, for at most two minutes, and adds the resolved object to the fields. */
  waitUntil(promise: PromiseLike<object | null | undefined | void> | object | null | undefined): void;
}

/** Events of the widget. They bubble out of shadow roots, and contain no personal data. */
export interface ArticleWidgetEventMap {
  /** The article or an error message is shown, and the comment form is usable. */
  "article-widget-ready": CustomEvent<null>;
  /** The shown article has changed; `detail` is `null` if none is shown any more. */
  "article-widget-article": CustomEvent<ArticleDetail | null>;
  /** A comment is about to be sent. Canceling the event prevents that. */
  "article-widget-submit": CustomEvent<SubmitDetail>;
  /** An attempt to send a comment has ended; `detail` is the outcome. */
  "article-widget-comment": CustomEvent<CommentOutcome>;
  /**
   * The reader requests an embed; `detail` is the provider. If canceled, nothing loads until the page sets
   * `consent`.
   */
  "article-widget-consent": CustomEvent<Provider>;
  /** The reader follows a link to a related article. Canceling the event prevents the navigation. */
  "article-widget-navigate": CustomEvent<CardDetail>;
  /** At least half of a card has been in view for a second. Dispatched once per card. */
  "article-widget-impression": CustomEvent<CardDetail>;
  /** The widget could not start, or has crashed; `detail` is the error. */
  "article-widget-error": CustomEvent<unknown>;
}

/** An article as a schema.org `NewsArticle`. */
export interface NewsArticle {
  readonly "@context": "https://schema.org";
  readonly "@type": "NewsArticle";
  readonly headline: string;
  readonly [property: string]: unknown;
}

/** Handle of a mounted widget. */
export interface MountedArticleWidget {
  /** Replaces all settings. */
  update(config: ArticleWidgetConfig): void;
  /** The current article as a schema.org `NewsArticle`. `undefined` while there is none. */
  readonly jsonLd: NewsArticle | undefined;
  /** Removes the widget and restores the element's own content. */
  unmount(): void;
}

/** Shows a widget in an element, which gets an open shadow root. */
export declare function mount(host: HTMLElement, config: ArticleWidgetConfig): MountedArticleWidget;

/** Defines the element, by default as `article-widget`. Logs a warning if the name belongs to another definition. */
export declare function define(name?: string): void;

/**
 * An article with related articles and a comment form. Properties reflect their attributes (HTML, reflecting
 * content attributes in IDL attributes), and `null` removes the attribute. Properties that accept objects do
 * not reflect: their value overrides the attribute.
 */
export declare class ArticleWidgetElement extends HTMLElement {
  /** Version of this release. */
  static readonly version: string;
  static readonly observedAttributes: readonly string[];

  /** The article that this property set, or `null`. */
  get article(): ArticleWidgetData["article"] | null;
  set article(value: ArticleWidgetData["article"] | null | undefined);
  /** The related articles that this property set, or else the attribute. */
  get related(): ArticleWidgetData["related"] | null;
  set related(value: ArticleWidgetData["related"] | null | undefined);
  /** The endpoint that this property set, or else the attribute. */
  get endpoint(): ArticleWidgetData["endpoint"] | null;
  set endpoint(value: ArticleWidgetData["endpoint"] | null | undefined);
  /** The fields that this property set, or else the attribute. */
  get fields(): ArticleWidgetData["fields"] | null;
  set fields(value: ArticleWidgetData["fields"] | null | undefined);
  /** The parent comment that this property set, or else the attribute. */
  get parent(): ArticleWidgetData["parent"] | null;
  set parent(value: ArticleWidgetData["parent"] | null | undefined);
  /** The consent that this property set, or else the attribute. */
  get consent(): ArticleWidgetData["consent"] | null;
  set consent(value: ArticleWidgetData["consent"] | null | undefined);
  /** User interface messages that replace the built-in ones. */
  get messages(): ArticleWidgetData["messages"] | null;
  set messages(value: ArticleWidgetData["messages"] | null | undefined);
  /** Any settings. They override the attributes; other properties override them. */
  get config(): ArticleWidgetConfig | null;
  set config(value: ArticleWidgetConfig | null | undefined);

  /** Absolute URL of the article. */
  get src(): string;
  set src(value: string | URL | null | undefined);
  /** Format of the article. */
  get format(): ArticleWidgetOptions["format"];
  set format(value: ArticleFormat | null | undefined);
  /** Language of the article (BCP 47), if the source does not state it. */
  get srclang(): string;
  set srclang(value: string | null | undefined);
  /** Absolute canonical URL of the article. */
  get url(): string;
  set url(value: string | URL | null | undefined);
  /** Layout of the related articles. */
  get relatedLayout(): RelatedLayout;
  set relatedLayout(value: RelatedLayout | null | undefined);
  /** Whether the carousel has a button for each page. */
  get relatedDots(): boolean;
  set relatedDots(value: boolean | null | undefined);
  /** Whether to show which cards are in view. */
  get relatedPosition(): boolean;
  set relatedPosition(value: boolean | null | undefined);
  /** `target` of links to related articles. */
  get relatedTarget(): string;
  set relatedTarget(value: string | null | undefined);
  /** `rel` of links to related articles. */
  get relatedRel(): string;
  set relatedRel(value: string | null | undefined);
  /** Kind of back end of the endpoint. */
  get endpointPreset(): ArticleWidgetOptions["endpointPreset"];
  set endpointPreset(value: EndpointPreset | null | undefined);
  /** Identifier of the article in the back end. */
  get articleId(): string;
  set articleId(value: string | number | null | undefined);
  /** Required fields in addition to the comment. */
  get required(): string;
  set required(value: string | null | undefined);
  /** Who can comment. */
  get comments(): CommentAccess;
  set comments(value: CommentAccess | null | undefined);
  /** Absolute URL of the sign-in page. */
  get signIn(): string;
  set signIn(value: string | URL | null | undefined);
  /** Whether readers can preview their comment. */
  get preview(): boolean;
  set preview(value: boolean | null | undefined);
  /** Heading level of the headline. */
  get headingLevel(): HeadingLevel;
  set headingLevel(value: HeadingLevel | null | undefined);
  /** Whether the article starts with a drop cap. */
  get dropCap(): boolean;
  set dropCap(value: boolean | null | undefined);
  /** Whether words are hyphenated at the end of a line. */
  get hyphens(): boolean;
  set hyphens(value: boolean | null | undefined);
  /** Whether to show the reading time. */
  get readingTime(): boolean;
  set readingTime(value: boolean | null | undefined);
  /** Whether to show a table of contents. */
  get contents(): boolean;
  set contents(value: boolean | null | undefined);
  /** Whether each heading has an anchor link. */
  get anchors(): boolean;
  set anchors(value: boolean | null | undefined);
  /** Whether to show a button that shares the article's URL, or copies it. */
  get share(): boolean;
  set share(value: boolean | null | undefined);
  /** When the widget starts. */
  get loading(): Loading;
  set loading(value: Loading | null | undefined);
  /** When a server-rendered widget starts. */
  get hydrate(): Hydration;
  set hydrate(value: Hydration | null | undefined);

  /** The current article as a schema.org `NewsArticle`. `undefined` while there is none. */
  get jsonLd(): NewsArticle | undefined;

  /** Submits the comment form. */
  submit(): void;
  /** Empties the comment form and deletes the draft. */
  reset(): void;
  /** Focuses the comment field. */
  focus(options?: FocusOptions): void;

  addEventListener<Name extends keyof ArticleWidgetEventMap>(
    type: Name,
    listener: (this: ArticleWidgetElement, event: ArticleWidgetEventMap[Name]) => unknown,
    options?: boolean | AddEventListenerOptions,
  ): void;
  addEventListener<Name extends keyof HTMLElementEventMap>(
    type: Name,
    listener: (this: ArticleWidgetElement, event: HTMLElementEventMap[Name]) => unknown,
    options?: boolean | AddEventListenerOptions,
  ): void;
  addEventListener(
    type: string,
    listener: EventListenerOrEventListenerObject,
    options?: boolean | AddEventListenerOptions,
  ): void;
  removeEventListener<Name extends keyof ArticleWidgetEventMap>(
    type: Name,
    listener: (this: ArticleWidgetElement, event: ArticleWidgetEventMap[Name]) => unknown,
    options?: boolean | EventListenerOptions,
  ): void;
  removeEventListener<Name extends keyof HTMLElementEventMap>(
    type: Name,
    listener: (this: ArticleWidgetElement, event: HTMLElementEventMap[Name]) => unknown,
    options?: boolean | EventListenerOptions,
  ): void;
  removeEventListener(
    type: string,
    listener: EventListenerOrEventListenerObject,
    options?: boolean | EventListenerOptions,
  ): void;
}

/**
 * Props of `<article-widget>` in JSX: attributes, properties, and event handlers named `on` plus the event's
 * name.
 */
export type ArticleWidgetProps = {
  [Name in keyof Settable]?: Settable[Name] | null | undefined;
} & {
  [Name in keyof ArticleWidgetEventMap as `on${Name}`]?: ((event: ArticleWidgetEventMap[Name]) => void) | undefined;
} & {
  /** Attributes by name. */
  [Name in AttributeName]?: string | number | boolean | null | undefined;
} & {
  children?: unknown;
  class?: unknown;
  className?: string | undefined;
  dir?: string | undefined;
  hidden?: boolean | undefined;
  id?: string | undefined;
  key?: string | number | null | undefined;
  lang?: string | undefined;
  ref?: unknown;
  slot?: string | undefined;
  style?: unknown;
  title?: string | undefined;
};

/** Attributes whose names differ from their properties'. */
export type AttributeName =
  | "related-layout"
  | "related-dots"
  | "related-position"
  | "related-target"
  | "related-rel"
  | "endpoint-preset"
  | "article-id"
  | "sign-in"
  | "heading-level"
  | "drop-cap"
  | "reading-time";

interface Settable extends Omit<ArticleWidgetSettings, "lang" | "html"> {
  config: ArticleWidgetConfig;
}

/** The element and its props, for the `IntrinsicElements` of a JSX namespace. */
export interface ArticleWidgetIntrinsicElements {
  "article-widget": ArticleWidgetProps;
}
