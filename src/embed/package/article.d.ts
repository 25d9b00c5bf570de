/**
 * Article JSON, version 1: the widget's own form of an article.
 *
 * @packageDocumentation
 */

/** Running text: a string, an inline, or an array of those. Markup in a string is shown as it is written. */
export type Content = string | number | Inline | readonly Content[];

/** A direction of writing. */
export type Direction = "ltr" | "rtl";

/** An article. Addresses may be relative to where it was read from, or to the page. */
export interface Article {
  /** For editors: the address of this form's JSON Schema. */
  $schema?: string;
  /** The version of this form. */
  version?: 1;
  /** The title of the story. */
  headline: string;
  /** The summary under the headline. */
  standfirst?: string | null;
  /** Who wrote it, in order. */
  authors?: readonly (string | Author)[] | null;
  /** When it was first published (RFC 3339), or the day. */
  published?: string | null;
  /** When it was last changed (RFC 3339), or the day. */
  modified?: string | null;
  /** The language it is written in (BCP 47). */
  lang?: string | null;
  /** Its direction, where that is not its language's own. */
  dir?: Direction | null;
  /** Its canonical address. */
  url?: string | null;
  /** Who published it. */
  publisher?: string | null;
  /** The part of the paper that it belongs to. */
  section?: string | null;
  /** What it is about. */
  tags?: readonly string[] | null;
  /** The picture above the text. */
  image?: Image | null;
  /** Whether the text is kept back from this reader, by a password or a subscription. */
  protected?: boolean | null;
  /** The text. */
  blocks?: readonly Block[] | null;
}

/** Somebody who wrote it. */
export interface Author {
  name: string;
  /** The author's own page. */
  url?: string | null;
}

/** Inline elements that are as in HTML. */
export type MarkName = "code" | "del" | "em" | "ins" | "mark" | "q" | "small" | "strong" | "sub" | "sup";

/** Something in running text. */
export type Inline =
  | { type: MarkName; content: Content }
  /** A link; `#name` leads to the block of that `id`. */
  | { type: "link"; url: string; content: Content }
  /** A short form; `title` is what it is short for. */
  | { type: "abbr"; title: string; content: Content }
  /** A time; `datetime` as machines read it. */
  | { type: "time"; datetime: string; content: Content }
  /** Words of another language or direction. */
  | { type: "span"; lang?: string | null; dir?: Direction | null; content: Content }
  /** The end of a line, as in verse. */
  | { type: "break" }
  /** Leads to the note of that `id`. */
  | { type: "footnote-reference"; id: string };

/** What any block may have. */
export interface BlockBase {
  /** A name without spaces, which links in the article lead to. */
  id?: string | null;
  /** Its language, where that is another than the article's (BCP 47). */
  lang?: string | null;
  dir?: Direction | null;
}

/** One paragraph as `content`, or any `blocks`. */
export type Flow =
  | { content: Content; blocks?: null }
  | { content?: null; blocks: readonly Block[] };

/** A size in CSS pixels; both or none. It keeps the place of what has not loaded yet. */
export type Sized =
  | { width: number; height: number }
  | { width?: null; height?: null };

/** A picture. */
export type Image = Sized & {
  src: string;
  /** The same picture in other widths. */
  srcset?: readonly { src: string; width: number }[] | null;
  /** How wide it is shown, as in HTML's `sizes`. */
  sizes?: string | null;
  /** What a reader who cannot see it should know; empty for a decoration. */
  alt?: string | null;
  caption?: Content | null;
  /** Who made it. */
  credit?: string | null;
};

/** A cell of a table. */
export type Cell =
  | Content
  | (BlockFreeFlow & {
      type?: never;
      /** What it is the header of. */
      scope?: "col" | "row" | "none" | null;
      colspan?: number | null;
      rowspan?: number | null;
    });

/** {@link Flow}, which may be missing. */
export type BlockFreeFlow = Flow | { content?: null; blocks?: null };

/** A part of the text; a string is a paragraph. */
export type Block = string | (BlockBase & BlockObject);

/** A part of the text by its type. */
export type BlockObject =
  | { type: "paragraph"; content: Content }
  /** `level` 2 to 6, where the headline is 1. */
  | { type: "heading"; content: Content; level?: 2 | 3 | 4 | 5 | 6 | null }
  /** `start` is the first number of a list that is `ordered`. */
  | { type: "list"; items: readonly (Content | (Flow & { type?: never }))[]; ordered?: boolean | null; start?: number | null }
  /** `cite`: whose words they are. */
  | ({ type: "quote" | "pullquote"; cite?: Content | null } & Flow)
  /** Rows of cells. */
  | {
      type: "table";
      head?: readonly (readonly Cell[])[] | null;
      body?: readonly (readonly Cell[])[] | null;
      foot?: readonly (readonly Cell[])[] | null;
      caption?: Content | null;
    }
  /** `language` as in HTML's `language-…` class. */
  | { type: "code"; text: string; language?: string | null }
  | { type: "separator" }
  /** Something beside the story, such as a box of facts. */
  | ({ type: "aside" } & Flow)
  /** What the reader unfolds. */
  | ({ type: "details"; summary: Content } & Flow)
  | ({ type: "image" } & Image)
  | { type: "gallery"; images: readonly Image[]; caption?: Content | null }
  /** `tracks`: what is said in it, as WebVTT. */
  | ({
      type: "video";
      src: string;
      title?: string | null;
      poster?: string | null;
      tracks?: readonly { src: string; lang?: string | null; label?: string | null }[] | null;
      caption?: Content | null;
    } & Sized)
  | { type: "audio"; src: string; title?: string | null; caption?: Content | null }
  /** Something of another site, shown once the reader agrees; `url` is its own page. */
  | ({ type: "embed"; url: string; title?: string | null; fallback?: Content | null; caption?: Content | null } & Sized)
  | { type: "footnotes"; notes: readonly ({ id: string } & Flow)[] };

/**
 * An article as its publisher's system gives it: a WordPress post, a JSON Feed, a Ghost post, JSON-LD or
 * an ANS story.
 */
export interface ForeignArticle {
  /** What has blocks is an {@link Article}. */
  blocks?: never;
  [member: string]: unknown;
}

/** A related article. */
export interface RelatedArticle {
  url: string;
  title: string;
  image?: string | null;
  /** When it was published (RFC 3339), or the day. */
  published?: string | null;
  section?: string | null;
  /** Who published it. */
  source?: string | null;
  /** Its language (BCP 47). */
  lang?: string | null;
}

/**
 * Related articles: a list of them, or one as its publisher's system gives it (posts of WordPress or
 * Ghost, a JSON Feed, JSON-LD, an ANS collection).
 */
export type RelatedArticles =
  | readonly RelatedArticle[]
  | { related: readonly RelatedArticle[] }
  | readonly ({ link: string; [member: string]: unknown } | { "@type": unknown; [member: string]: unknown })[]
  | { related?: never; [member: string]: unknown };
