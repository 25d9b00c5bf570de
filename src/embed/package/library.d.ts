/**
 * What `<article-widget>` is made of, for those who define it themselves. Nothing happens by the import.
 *
 * @packageDocumentation
 */
import type { Article, ForeignArticle, RelatedArticles } from "./article.js";
import type { CommentOutcome, Endpoint, EndpointPreset, Field, Parent } from "./comments.js";

export type * from "./article.js";
export type * from "./comments.js";

/** A format that articles are read in. */
export type ArticleFormat = "article-json" | "wordpress" | "json-feed" | "ghost" | "json-ld" | "ans" | "html" | "text";

/** How related articles are laid out. */
export type RelatedLayout = "carousel" | "grid" | "list";

/** Who can comment. */
export type CommentAccess = "open" | "closed" | "sign-in";

/** The level of the headline's heading. */
export type HeadingLevel = 1 | 2 | 3 | 4 | 5;

/** When a widget starts: at once, or when it comes near the view. */
export type Loading = "eager" | "lazy";

/**
 * When a widget that was rendered beforehand starts: as soon as it can, when the page has nothing else to do,
 * when it comes near the view, or when a reader is about to use it.
 */
export type Hydration = "load" | "idle" | "visible" | "interaction";

/** A site whose content an article may embed. */
export type Provider = "youtube" | "vimeo" | "x" | "instagram" | "tiktok" | "spotify" | "facebook";

/** Whose content is shown without asking the reader: all, or those of these names. */
export type Consent = boolean | string | readonly Provider[];

/** Texts of the interface by their keys, in place of the built-in ones. */
export type Messages = Readonly<Record<string, string>>;

/** The settings that cannot be told by an attribute, or not all of what they may be. */
export interface ArticleWidgetData {
  /** The article: article JSON, or one as its publisher's system gives it; a text where `format` is named. */
  article: Article | ForeignArticle | string;
  /** The related articles: an address, or a list. */
  related: string | RelatedArticles;
  /** Where comments are posted to: an address, or what is sent and how answers are read. */
  endpoint: string | Endpoint;
  /** The form's fields in their order: names with spaces between them, or a list with further ones. */
  fields: string | readonly (string | Field)[];
  /** The comment that is answered. */
  parent: Parent;
  /** Whose content is shown without asking the reader. */
  consent: Consent;
  /** Texts in place of the built-in ones. */
  messages: Messages;
}

/** The settings that attributes tell, as properties. */
export interface ArticleWidgetOptions {
  /** Where the article is, in any of the formats. */
  src: string;
  /** Its format; by itself it is recognised from the content. */
  format: ArticleFormat | "";
  /** Its language (BCP 47), where the source does not tell. */
  srclang: string;
  /** Its canonical address: what comments are about, and where a failed load points. */
  url: string;
  /** How related articles are laid out: `carousel` by itself. */
  relatedLayout: RelatedLayout;
  /** Whether there is a button for each page of the carousel. */
  relatedDots: boolean;
  /** Whether it is shown which cards are in view. */
  relatedPosition: boolean;
  /** `target` of the related articles' links. */
  relatedTarget: string;
  /** `rel` of the related articles' links. */
  relatedRel: string;
  /** What kind of back end the endpoint is: `problem-json` by itself. */
  endpointPreset: EndpointPreset | "";
  /** What the back end calls the article; by itself its URL. */
  articleId: string;
  /** Which fields must be filled in, beside the comment: names with spaces between them. */
  required: string;
  /** Who can comment: `open` by itself. */
  comments: CommentAccess;
  /** Where readers can sign in. */
  signIn: string;
  /** Whether a button shows how the comment will look. */
  preview: boolean;
  /** The level of the headline's heading: 2 by itself. */
  headingLevel: HeadingLevel;
  /** Whether the first letter is set large. */
  dropCap: boolean;
  /** Whether long words are divided at the end of a line: yes by itself. */
  hyphens: boolean;
  /** Whether it is said how long the text takes to read. */
  readingTime: boolean;
  /** Whether the headings are listed above the text, if there are two or more. */
  contents: boolean;
  /** Whether there is a link to itself beside each heading. */
  anchors: boolean;
  /** Whether a button shares the article's link, or copies it. */
  share: boolean;
  /** When the widget starts: `eager` by itself. */
  loading: Loading;
  /** When it starts where it was rendered beforehand: at `load` by itself. */
  hydrate: Hydration;
}

/** Everything that can be set. What cannot be used is named in one console warning. */
export interface ArticleWidgetSettings extends ArticleWidgetData, Omit<ArticleWidgetOptions, "articleId"> {
  /** What the back end calls the article; by itself its URL. */
  articleId: string | number;
  /** The interface's language (BCP 47): English, French and Arabic are there; by itself the page's. */
  lang: string;
  /** The article as HTML, an `<article>` with a heading, where there is neither `src` nor `article`. */
  html: string;
  /** Whether the widget stands in a frame for other sites: comments carry no cookies, and no form leaves it. */
  framed: boolean;
}

/** Settings for {@link mount} and for the element's `config`. */
export type ArticleWidgetConfig = {
  readonly [Name in keyof ArticleWidgetSettings]?: ArticleWidgetSettings[Name] | null | undefined;
};

/** `detail` of events about a related article's card. */
export interface CardDetail {
  /** Where its link leads. */
  readonly url: string;
  /** Which card it is, from 0. */
  readonly index: number;
}

/** `detail` of the event before a comment is sent. */
export interface SubmitDetail {
  /** Further fields of the comment. */
  readonly fields: Record<string, unknown>;
  /** Waits, for two minutes at most, and adds what is promised to the fields. */
  waitUntil(promise: PromiseLike<object | null | undefined | void> | object | null | undefined): void;
}

/** The events, which bubble out of shadow roots. They hold nothing personal. */
export interface ArticleWidgetEventMap {
  /** The article, or its failure, and the form are there. */
  "article-widget-ready": CustomEvent<null>;
  /** Another article is shown, or none any more. */
  "article-widget-article": CustomEvent<null>;
  /** A comment is about to be sent, unless it is prevented. */
  "article-widget-submit": CustomEvent<SubmitDetail>;
  /** An attempt to comment has ended. */
  "article-widget-comment": CustomEvent<CommentOutcome>;
  /** The reader asks for another site's content; prevented, it is the page's to set `consent`. */
  "article-widget-consent": CustomEvent<Provider>;
  /** The reader follows a link to a related article; prevented, the browser does not go there. */
  "article-widget-navigate": CustomEvent<CardDetail>;
  /** At least half of a card has been in view for a second; once a card. */
  "article-widget-impression": CustomEvent<CardDetail>;
  /** The widget could not start, or has stopped by a fault of its own, which is the detail. */
  "article-widget-error": CustomEvent<unknown>;
}

/** The article that is shown, as schema.org has it. */
export interface NewsArticle {
  readonly "@context": "https://schema.org";
  readonly "@type": "NewsArticle";
  readonly headline: string;
  readonly [property: string]: unknown;
}

/** A widget in an element, as {@link mount} gives it. */
export interface MountedArticleWidget {
  /** Takes other settings in place of all those before. */
  update(config: ArticleWidgetConfig): void;
  /** The article that is shown; `undefined` while there is none. */
  readonly jsonLd: NewsArticle | undefined;
  /** Takes the widget away, and gives the element's own content back. */
  unmount(): void;
}

/** Shows a widget in an element, which gets an open shadow root. */
export declare function mount(host: HTMLElement, config: ArticleWidgetConfig): MountedArticleWidget;

/** Defines the element, as `article-widget` or under another name. A name that is taken stays as it is. */
export declare function define(name?: string): void;

/**
 * An article, related articles and a comment form. Properties reflect their attributes, as those of the
 * platform's elements do; `null` takes the attribute away. Those that may be objects are kept beside it.
 */
export declare class ArticleWidgetElement extends HTMLElement {
  /** The release that this is. */
  static readonly version: string;
  static readonly observedAttributes: readonly string[];

  /** The article, where it was set here. */
  get article(): ArticleWidgetData["article"] | null;
  set article(value: ArticleWidgetData["article"] | null | undefined);
  /** The related articles that were set here, or the attribute. */
  get related(): ArticleWidgetData["related"] | null;
  set related(value: ArticleWidgetData["related"] | null | undefined);
  /** The endpoint that was set here, or the attribute. */
  get endpoint(): ArticleWidgetData["endpoint"] | null;
  set endpoint(value: ArticleWidgetData["endpoint"] | null | undefined);
  /** The fields that were set here, or the attribute. */
  get fields(): ArticleWidgetData["fields"] | null;
  set fields(value: ArticleWidgetData["fields"] | null | undefined);
  /** The comment that is answered, as it was set here, or the attribute. */
  get parent(): ArticleWidgetData["parent"] | null;
  set parent(value: ArticleWidgetData["parent"] | null | undefined);
  /** Whose content is shown without asking, as it was set here, or the attribute. */
  get consent(): ArticleWidgetData["consent"] | null;
  set consent(value: ArticleWidgetData["consent"] | null | undefined);
  /** Texts in place of the built-in ones. */
  get messages(): ArticleWidgetData["messages"] | null;
  set messages(value: ArticleWidgetData["messages"] | null | undefined);
  /** Any of the settings, over the attributes and under the other properties. */
  get config(): ArticleWidgetConfig | null;
  set config(value: ArticleWidgetConfig | null | undefined);

  /** Where the article is, as an absolute address. */
  get src(): string;
  set src(value: string | URL | null | undefined);
  /** The article's format. */
  get format(): ArticleWidgetOptions["format"];
  set format(value: ArticleFormat | null | undefined);
  /** The article's language (BCP 47), where the source does not tell. */
  get srclang(): string;
  set srclang(value: string | null | undefined);
  /** The article's canonical address, absolute. */
  get url(): string;
  set url(value: string | URL | null | undefined);
  /** How related articles are laid out. */
  get relatedLayout(): RelatedLayout;
  set relatedLayout(value: RelatedLayout | null | undefined);
  /** Whether there is a button for each page of the carousel. */
  get relatedDots(): boolean;
  set relatedDots(value: boolean | null | undefined);
  /** Whether it is shown which cards are in view. */
  get relatedPosition(): boolean;
  set relatedPosition(value: boolean | null | undefined);
  /** `target` of the related articles' links. */
  get relatedTarget(): string;
  set relatedTarget(value: string | null | undefined);
  /** `rel` of the related articles' links. */
  get relatedRel(): string;
  set relatedRel(value: string | null | undefined);
  /** What kind of back end the endpoint is. */
  get endpointPreset(): ArticleWidgetOptions["endpointPreset"];
  set endpointPreset(value: EndpointPreset | null | undefined);
  /** What the back end calls the article. */
  get articleId(): string;
  set articleId(value: string | number | null | undefined);
  /** Which fields must be filled in, beside the comment. */
  get required(): string;
  set required(value: string | null | undefined);
  /** Who can comment. */
  get comments(): CommentAccess;
  set comments(value: CommentAccess | null | undefined);
  /** Where readers can sign in, as an absolute address. */
  get signIn(): string;
  set signIn(value: string | URL | null | undefined);
  /** Whether a button shows how the comment will look. */
  get preview(): boolean;
  set preview(value: boolean | null | undefined);
  /** The level of the headline's heading. */
  get headingLevel(): HeadingLevel;
  set headingLevel(value: HeadingLevel | null | undefined);
  /** Whether the first letter is set large. */
  get dropCap(): boolean;
  set dropCap(value: boolean | null | undefined);
  /** Whether long words are divided at the end of a line. */
  get hyphens(): boolean;
  set hyphens(value: boolean | null | undefined);
  /** Whether it is said how long the text takes to read. */
  get readingTime(): boolean;
  set readingTime(value: boolean | null | undefined);
  /** Whether the headings are listed above the text. */
  get contents(): boolean;
  set contents(value: boolean | null | undefined);
  /** Whether there is a link to itself beside each heading. */
  get anchors(): boolean;
  set anchors(value: boolean | null | undefined);
  /** Whether a button shares the article's link, or copies it. */
  get share(): boolean;
  set share(value: boolean | null | undefined);
  /** When the widget starts. */
  get loading(): Loading;
  set loading(value: Loading | null | undefined);
  /** When the widget starts where it was rendered beforehand. */
  get hydrate(): Hydration;
  set hydrate(value: Hydration | null | undefined);

  /** The article that is shown; `undefined` while there is none. */
  get jsonLd(): NewsArticle | undefined;

  /** Sends the comment, as the form's button does. */
  submit(): void;
  /** Empties the form, and forgets the draft. */
  reset(): void;
  /** Goes to the comment. */
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

/** What `<article-widget>` takes in JSX: attributes, properties and `on` with an event's name. */
export type ArticleWidgetProps = {
  [Name in keyof Settable]?: Settable[Name] | null | undefined;
} & {
  [Name in keyof ArticleWidgetEventMap as `on${Name}`]?: ((event: ArticleWidgetEventMap[Name]) => void) | undefined;
} & {
  /** Attributes by their own names. */
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

/** The attributes whose names are written otherwise than their properties'. */
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

/** The element's name and what it takes, for the `IntrinsicElements` of a JSX namespace. */
export interface ArticleWidgetIntrinsicElements {
  "article-widget": ArticleWidgetProps;
}
