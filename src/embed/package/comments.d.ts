/**
 * Options of the comment form: its fields, and the requests and responses of its endpoint.
 *
 * @packageDocumentation
 */

/** Outcome of an attempt to send a comment. */
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

/** A known kind of back end. */
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

/** Meaning of a response, tested in this order. */
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

/**
 * A pattern for a value. `*` in a string matches any text, `null` matches a missing value, and a list matches
 * if one item does.
 */
export type Pattern = string | number | boolean | null | readonly Pattern[];

/** Conditions that must all match. */
export interface ConditionMembers {
  /** HTTP status. */
  status?: Pattern;
  /** Accepts any body as a receipt. */
  body?: "any";
  /** Pattern for the value at a JSON Pointer in the body. */
  [pointer: `/${string}`]: Pattern;
}

/** Condition for a response. A list matches if one item does. */
export type Condition = ConditionMembers | readonly ConditionMembers[];

/** Template for a value. Strings may contain `{placeholders}`. */
export type Template =
  | string
  | number
  | boolean
  | null
  | readonly Template[]
  | { readonly [member: string]: Template };

/** Which cookies requests include (Fetch, request credentials mode). */
export type EndpointCredentials = "omit" | "same-origin" | "include";

/**
 * Where comments are sent, and how responses are read. Overrides the preset as a JSON Merge Patch (RFC 7396):
 * members are merged, and `null` removes one.
 */
export interface Endpoint {
  /** Kind of back end. Default: the element's `endpointPreset`, or `problem-json`. */
  preset?: EndpointPreset | null;
  /** URL of the request. Placeholders are allowed only after the host. */
  url: string;
  /** Templates for additional query parameters. */
  query?: Readonly<Record<string, string | number | boolean | null>> | null;
  /** HTTP method. Default: the preset's, or `POST`. */
  method?: "POST" | "PUT" | "PATCH" | null;
  /** Encoding of the body. `navigation` submits a form and leaves the page. Default: the preset's, or `json`. */
  encoding?: "json" | "urlencoded" | "multipart" | "navigation" | null;
  /**
   * Whether the endpoint accepts a native form submission, which works without the script: `true`, or
   * additional members of `body` for such a form. Default: the preset's, or `true` for every encoding but
   * `json`.
   */
  htmlForm?: boolean | { readonly [member: string]: Template } | null;
  /** Template for the body. In forms, nested members are named `fields[city]`. */
  body?: { readonly [member: string]: Template } | null;
  /** Where fields go that `body` does not name: `{field}` or `fields[{field}]`. `null` omits them. */
  extraFields?: string | null;
  /** Additional values for placeholders, by name. */
  parameters?: Readonly<Record<string, string | number | boolean | null>> | null;
  /** Additional request headers. The endpoint's CORS policy must allow each. */
  headers?: Readonly<Record<string, string | null>> | null;
  /** Which cookies the requests include. Default: the preset's, or `same-origin`. */
  credentials?: EndpointCredentials | null;
  /** Timeout for the whole response in milliseconds, 1 to 600000. Default: 20000. */
  timeout?: number | null;
  /** Name of the header with the idempotency key, which is the same when the same comment is sent again. */
  idempotency?: string | null;
  /** A `GET` request before the comment, and the tokens to read from its response. */
  signIn?: SignIn | null;
  /** Conditions for each meaning of a response. */
  answers?: Readonly<Partial<Record<Verdict, Condition | null>>> | null;
  /** JSON Pointer to the errors: `[{ text, field }]`, `{ field: text }` or `[field]`. */
  errors?: string | null;
  /** Name of the member of `errors` with the text. Default: the preset's, or `message`. */
  errorText?: string | null;
  /** Name of the member of `errors` with the field. Default: the preset's, or `field`. */
  errorField?: string | null;
  /** JSON Pointers to a message for the reader. The first that exists is shown. */
  reason?: string | readonly string[] | null;
  /** JSON Pointer to an error code. */
  code?: string | null;
  /** Invalid fields by code or pattern of codes: names separated by spaces. */
  codes?: Readonly<Record<string, string | null>> | null;
  /** JSON Pointer to the URL of the published comment. */
  link?: string | null;
  /** Seconds to wait after too many comments, if the response has no `Retry-After`. Default: 30. */
  retryAfter?: number | null;
  /** For `navigation`: patterns for the page's URL after the back end has redirected to it. */
  returnUrls?: { readonly held?: string | null; readonly published?: string | null } | null;
}

/** A request for tokens before the comment is sent. */
export interface SignIn {
  url: string;
  credentials?: EndpointCredentials | null;
  /** Headers of the comment's request, and where in the response each value comes from. */
  headers?: Readonly<Record<string, `header:${string}` | `cookie:${string}` | `body:${string}` | null>> | null;
}

/** A form field, described as in HTML. */
export type Field = {
  /** Letters, digits, `-` and `_`. `comment`, `name`, `email` and `website` have defaults. */
  name: string;
  /** Label. */
  label?: string | null;
  /** Whether the field must be filled in or checked. */
  required?: boolean | null;
  /** Minimum length in UTF-16 code units. */
  minlength?: number | null;
  /** Maximum length in UTF-16 code units. */
  maxlength?: number | null;
  /** Autofill field name, as in the `autocomplete` attribute. */
  autocomplete?: string | null;
} & (
  | { type?: "textarea" | "text" | "email" | "url" | "checkbox" | null }
  /** A choice of one option. */
  | { type: "select"; options: readonly (string | { value: string; label?: string | null })[] }
  /** A value that is sent but not shown. */
  | { type: "hidden"; value: string }
  /** A checkbox that accepts a text of this version. Sends `nameVersion` and `nameTime` in addition to `name`. */
  | { type: "consent"; version: string }
);

/** The parent comment: its id, or its id and its author's name. */
export type Parent = string | number | { id: string | number; name?: string | null };
