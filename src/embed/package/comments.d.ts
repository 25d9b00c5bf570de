/**
 * How comments are taken: the form's fields, and what their endpoint is sent and answers.
 *
 * @packageDocumentation
 */

/** How an attempt to comment has ended. */
export type CommentOutcome =
  | "published"
  | "held"
  | "received"
  | "refused"
  | "closed"
  | "sign-in"
  | "duplicate"
  | "too-fast"
  | "too-large"
  | "unavailable"
  | "misconfigured"
  | "unconfirmed"
  | "offline";

/** A kind of back end that is known by name. */
export type EndpointPreset =
  | "artalk"
  | "commento"
  | "cusdis"
  | "formspree"
  | "ghost"
  | "isso"
  | "netlify"
  | "problem-json"
  | "remark42"
  | "staticman"
  | "waline"
  | "wordpress"
  | "wordpress-form";

/** What an answer can be recognised as, considered in this order. */
export type Verdict =
  | "closed"
  | "sign-in"
  | "too-fast"
  | "too-large"
  | "duplicate"
  | "misconfigured"
  | "refused"
  | "held"
  | "published";

/** A value, a text with `*` for any text, `null` for what is not there; or a list of which one is enough. */
export type Pattern = string | number | boolean | null | readonly Pattern[];

/** Members of which all must hold. */
export interface ConditionMembers {
  /** The HTTP status. */
  status?: Pattern;
  /** Receipt is taken for granted whatever the body is. */
  body?: "any";
  /** A JSON Pointer into the body. */
  [pointer: `/${string}`]: Pattern;
}

/** What an answer has to be like; of a list, one is enough. */
export type Condition = ConditionMembers | readonly ConditionMembers[];

/** A value of a template; texts may hold `{placeholders}`. */
export type Template =
  | string
  | number
  | boolean
  | null
  | readonly Template[]
  | { readonly [member: string]: Template };

/** Which cookies go along. */
export type EndpointCredentials = "omit" | "same-origin" | "include";

/**
 * Where comments go, and how answers are read. What is set is laid over the preset (RFC 7396): members
 * are merged, `null` takes one away.
 */
export interface Endpoint {
  /** The kind of back end: `problem-json`, unless the element's `endpointPreset` says another. */
  preset?: EndpointPreset | null;
  /** The address that is posted to; placeholders only behind its host. */
  url: string;
  /** Templates that are added to the URL. */
  query?: Readonly<Record<string, string | number | boolean | null>> | null;
  /** `POST`, unless it says otherwise. */
  method?: "POST" | "PUT" | "PATCH" | null;
  /** `json`, unless it says otherwise; `navigation` posts a form and leaves the page. */
  encoding?: "json" | "urlencoded" | "multipart" | "navigation" | null;
  /**
   * Whether the endpoint takes a form that the browser sends by itself, before the script has come: `true`,
   * or what such a form has beside `body`. All but `json` do, unless it says otherwise.
   */
  htmlForm?: boolean | { readonly [member: string]: Template } | null;
  /** The body as a template; for forms, nested members are named `fields[city]`. */
  body?: { readonly [member: string]: Template } | null;
  /** Where a field goes that `body` does not name: `{field}`, `fields[{field}]`; `null`: it is not sent. */
  extraFields?: string | null;
  /** What placeholders may stand for besides. */
  parameters?: Readonly<Record<string, string | number | boolean | null>> | null;
  /** Further request headers, each of which the endpoint's CORS must allow. */
  headers?: Readonly<Record<string, string | null>> | null;
  /** `same-origin`, unless it says otherwise. */
  credentials?: EndpointCredentials | null;
  /** Milliseconds for the whole answer, 1 to 600000; 20000 by itself. */
  timeout?: number | null;
  /** The name of a header with a key that is repeated when the same comment is sent again. */
  idempotency?: string | null;
  /** A `GET` that comes first, and what is taken from its answer. */
  signIn?: SignIn | null;
  /** What answers mean. */
  answers?: Readonly<Partial<Record<Verdict, Condition | null>>> | null;
  /** A JSON Pointer to what is wrong: `[{ text, field }]`, `{ field: text }` or `[field]`. */
  errors?: string | null;
  /** What the text is called in `errors`: `message`, unless it says otherwise. */
  errorText?: string | null;
  /** What the field is called in `errors`: `field`, unless it says otherwise. */
  errorField?: string | null;
  /** JSON Pointers to a text for the reader. */
  reason?: string | readonly string[] | null;
  /** A JSON Pointer to a code. */
  code?: string | null;
  /** Which fields each code, or pattern of codes, blames: names with spaces between them. */
  codes?: Readonly<Record<string, string | null>> | null;
  /** A JSON Pointer to the published comment's address. */
  link?: string | null;
  /** Seconds to wait after too many comments, where the answer has no `Retry-After`: 30 by itself. */
  retryAfter?: number | null;
  /** For `navigation`: patterns of the page's address after the way back. */
  returnUrls?: { readonly held?: string | null; readonly published?: string | null } | null;
}

/** A request that signs in before the comment is sent. */
export interface SignIn {
  url: string;
  credentials?: EndpointCredentials | null;
  /** Headers of the comment's request, and where in the answer each value comes from. */
  headers?: Readonly<Record<string, `header:${string}` | `cookie:${string}` | `body:${string}` | null>> | null;
}

/** A field of the form in the words of HTML. */
export type Field = {
  /** Letters, digits, `-` and `_`; `comment`, `name`, `email` and `website` are known. */
  name: string;
  /** What it is called in the form. */
  label?: string | null;
  /** Whether it must be filled in, or ticked. */
  required?: boolean | null;
  /** In UTF-16 code units. */
  minlength?: number | null;
  /** In UTF-16 code units. */
  maxlength?: number | null;
  /** What a browser may fill in. */
  autocomplete?: string | null;
} & (
  | { type?: "textarea" | "text" | "email" | "url" | "checkbox" | null }
  /** One choice of several. */
  | { type: "select"; options: readonly (string | { value: string; label?: string | null })[] }
  /** A text that no reader sees. */
  | { type: "hidden"; value: string }
  /** A box that says yes to a text of this version; sends `nameVersion` and `nameTime` beside `name`. */
  | { type: "consent"; version: string }
);

/** The comment that is answered: its id, or that and whose it is. */
export type Parent = string | number | { id: string | number; name?: string | null };
