/**
 * Article JSON, version 1: the widget's own article format.
 *
 * @packageDocumentation
 */

/** Inline content: a string, an inline element, or an array of those. Strings are plain text, not markup. */
export type Content = string | number | Inline | readonly Content[];

/** Text direction. */
export type Direction = "ltr" | "rtl";

/** An article. URLs may be relative to the document or the page that contains it. */
export interface Article {
  /** URL of the JSON Schema, for editors. */
  $schema?: string;
  /** Version of the format. */
  version?: 1;
  /** Headline. */
  headline: string;
  /** Summary below the headline. */
  standfirst?: string | null;
  /** Authors in order. */
  authors?: readonly (string | Author)[] | null;
  /** Publication date, or date and time (RFC 3339); a month or a year where no more is known. */
  published?: string | null;
  /** The date in words, shown where there is no `published`. */
  publishedText?: string | null;
  /** Modification date, or date and time (RFC 3339). */
  modified?: string | null;
  /** Language of the article (BCP 47). */
  lang?: string | null;
  /** Text direction. Default: that of the language. */
  dir?: Direction | null;
  /** Canonical URL. */
  url?: string | null;
  /** Name of the publisher. */
  publisher?: string | null;
  /** Section of the publication. */
  section?: string | null;
  /** Tags. */
  tags?: readonly string[] | null;
  /** Lead image, above the text. */
  image?: Image | null;
  /** Whether the full text is restricted, by a password or a subscription. */
  protected?: boolean | null;
  /** Body of the article. */
  blocks?: readonly Block[] | null;
}

/** An author. */
export interface Author {
  name: string;
  /** URL of the author's page. */
  url?: string | null;
  /** What the author does. */
  role?: string | null;
}

/** Inline elements named as in HTML. */
export type MarkName = "code" | "del" | "em" | "ins" | "mark" | "q" | "rt" | "ruby" | "small" | "strong" | "sub" | "sup";

/** Inline element. */
export type Inline =
  | { type: MarkName; content: Content }
  /** A link. `#name` leads to the block or anchor with that `id`. */
  | { type: "link"; url: string; content: Content }
  /** An abbreviation; `title` is its expansion. */
  | { type: "abbr"; title: string; content: Content }
  /** A time; `datetime` is its machine-readable form (HTML, the `time` element). */
  | { type: "time"; datetime: string; content: Content }
  /** Text in another language or direction. */
  | { type: "span"; lang?: string | null; dir?: Direction | null; content: Content }
  /** An image in the line, such as a flag; `alt` is what stands in its place. */
  | ({ type: "image"; src: string; alt?: string | null } & Sized)
  /** A target of links, without text. */
  | { type: "anchor"; id: string }
  /** A line break, as in verse. */
  | { type: "break" }
  /** A reference to the footnote with that `id`. */
  | { type: "footnote-reference"; id: string };

/** Members of every block. */
export interface BlockBase {
  /** Identifiers without spaces, which links in the article can refer to. */
  id?: string | readonly string[] | null;
  /** Language of the block (BCP 47). Default: the article's. */
  lang?: string | null;
  dir?: Direction | null;
}

/** Block content: a single paragraph as `content`, or any `blocks`. */
export type Flow =
  | { content: Content; blocks?: null }
  | { content?: null; blocks: readonly Block[] };

/** Width and height in CSS pixels, both or neither. They reserve space before the media loads. */
export type Sized =
  | { width: number; height: number }
  | { width?: null; height?: null };

/** An image. */
export type Image = Sized & {
  src: string;
  /** The same image in other widths, as in `srcset`. */
  srcset?: readonly { src: string; width: number }[] | null;
  /** Rendered width, as in the `sizes` attribute. */
  sizes?: string | null;
  /** Alternative text. Empty for a decorative image. */
  alt?: string | null;
  caption?: Content | null;
  /** Creator of the image. */
  credit?: string | null;
  /** URL that the image links to. */
  link?: string | null;
};

/** The files of a video or a recording; the browser plays the first that it can. */
export type MediaFiles =
  | { src: string; sources?: null }
  | { src?: null; sources: readonly { src: string; mediaType?: string | null }[] };

/** An item of a list. `value` is its number, `done` whether a task is done. */
export type ListItem = Content | (Flow & { type?: never; value?: number | null; done?: boolean | null });

/** A table cell. */
export type Cell =
  | Content
  | (BlockFreeFlow & {
      type?: never;
      /** What the cell is the header of, as in the `scope` attribute. `none` for a data cell. */
      scope?: "col" | "row" | "none" | null;
      colspan?: number | null;
      rowspan?: number | null;
    });

/** Optional {@link Flow}. */
export type BlockFreeFlow = Flow | { content?: null; blocks?: null };

/** A block of the article. A string is a paragraph. */
export type Block = string | (BlockBase & BlockObject);

/** A block by its type. */
export type BlockObject =
  | { type: "paragraph"; content: Content }
  /** A heading. `level` is 2 to 6; the headline is 1. */
  | { type: "heading"; content: Content; level?: 2 | 3 | 4 | 5 | 6 | null }
  /** A list. `start` is the first number of an `ordered` list, `numbering` HTML's `type`. */
  | {
      type: "list";
      items: readonly ListItem[];
      ordered?: boolean | null;
      start?: number | null;
      reversed?: boolean | null;
      numbering?: "a" | "A" | "i" | "I" | null;
    }
  /** Terms and their descriptions (HTML, the `dl` element). */
  | {
      type: "description-list";
      groups: readonly {
        terms: readonly Content[];
        descriptions?: readonly (Content | (Flow & { type?: never }))[] | null;
      }[];
    }
  /** A quotation. `cite` is its source. */
  | ({ type: "quote" | "pullquote"; cite?: Content | null } & Flow)
  /** A table as rows of cells. */
  | {
      type: "table";
      head?: readonly (readonly Cell[])[] | null;
      body?: readonly (readonly Cell[])[] | null;
      foot?: readonly (readonly Cell[])[] | null;
      caption?: Content | null;
    }
  /** A code block. `language` is as in the `language-…` class in HTML. */
  | { type: "code"; text: string; content?: null; language?: string | null }
  | { type: "code"; text?: null; content: Content; language?: string | null }
  | { type: "separator" }
  /** Tangential content, such as a fact box. */
  | ({ type: "aside" } & Flow)
  /** A disclosure widget (HTML, the `details` element). */
  | ({ type: "details"; summary: Content } & Flow)
  | ({ type: "image" } & Image)
  | { type: "gallery"; images: readonly Image[]; caption?: Content | null }
  /** A video. `tracks` are captions in WebVTT. */
  | ({
      type: "video";
      title?: string | null;
      poster?: string | null;
      tracks?: readonly { src: string; lang?: string | null; label?: string | null }[] | null;
      caption?: Content | null;
    } & Sized &
      MediaFiles)
  | ({ type: "audio"; title?: string | null; caption?: Content | null } & MediaFiles)
  /** Content of another site, which loads after the reader's consent. `url` is its page. */
  | ({ type: "embed"; url: string; title?: string | null; fallback?: Content | null; caption?: Content | null } & Sized)
  | { type: "footnotes"; notes: readonly ({ id: string } & Flow)[] };

/**
 * An article in the format of its publishing system: a WordPress post, a JSON Feed, a Ghost post, JSON-LD or
 * an ANS story.
 */
export interface ForeignArticle {
  /** An object with `blocks` is an {@link Article}. */
  blocks?: never;
  [member: string]: unknown;
}

/** A related article. */
export interface RelatedArticle {
  url: string;
  title: string;
  image?: string | null;
  /** Publication date, or date and time (RFC 3339). */
  published?: string | null;
  section?: string | null;
  /** Name of the publisher. */
  source?: string | null;
  /** Language (BCP 47). */
  lang?: string | null;
}

/**
 * Related articles: a list of them, or a list in the format of its publishing system (WordPress or Ghost
 * posts, a JSON Feed, JSON-LD or an ANS collection).
 */
export type RelatedArticles =
  | readonly RelatedArticle[]
  | { related: readonly RelatedArticle[] }
  | readonly ({ link: string; [member: string]: unknown } | { "@type": unknown; [member: string]: unknown })[]
  | { related?: never; [member: string]: unknown };
