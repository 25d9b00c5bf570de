import { HYDRATE_TRIGGERS } from "./hydration-trigger.js";
import { nullProto } from "./null-proto.js";

const text = nullProto({ from: (value) => value ?? "" });

/** A URL: may be relative in the attribute, is absolute in the property. */
const url = nullProto({
  from: (value, host) =>
    value && URL.canParse(value, host.baseURI) ? new URL(value, host.baseURI).href : (value ?? ""),
});

/** One of these keywords; the first one is the default. */
const keyword = (...keywords) => nullProto({
  from: (value) => keywords.find((known) => known === value) ?? keywords[0],
});

/** A boolean, `defaultValue` without the attribute. */
const boolean = (defaultValue) => nullProto({
  from: (value) => (value === null ? defaultValue : value !== "false"),
  to: (value) => (Boolean(value) === defaultValue ? null : String(Boolean(value))),
});

const level = nullProto({ from: (value) => (/^[1-5]$/.test(value) ? Number(value) : 2) });

/**
 * Attributes by the settings that they hold. One with a converter is reflected by a property (HTML, reflecting
 * content attributes in IDL attributes): `from` converts the attribute to the property, `to` the other way.
 */
export const ATTRIBUTES = nullProto({
  src: ["src", url],
  format: ["format", text],
  srclang: ["srclang", text],
  url: ["url", url],
  related: ["related"],
  relatedLayout: ["related-layout", keyword("carousel", "grid", "list")],
  relatedDots: ["related-dots", boolean(false)],
  relatedPosition: ["related-position", boolean(false)],
  relatedTarget: ["related-target", text],
  relatedRel: ["related-rel", text],
  endpoint: ["endpoint"],
  endpointPreset: ["endpoint-preset", text],
  articleId: ["article-id", text],
  fields: ["fields"],
  required: ["required", text],
  parent: ["parent"],
  comments: ["comments", keyword("open", "closed", "sign-in")],
  signIn: ["sign-in", url],
  preview: ["preview", boolean(false)],
  lang: ["lang"],
  headingLevel: ["heading-level", level],
  dropCap: ["drop-cap", boolean(false)],
  hyphens: ["hyphens", boolean(true)],
  readingTime: ["reading-time", boolean(false)],
  contents: ["contents", boolean(false)],
  anchors: ["anchors", boolean(false)],
  share: ["share", boolean(false)],
  consent: ["consent"],
  loading: ["loading", keyword("eager", "lazy")],
  hydrate: ["hydrate", keyword(...HYDRATE_TRIGGERS)],
});

export const ATTRIBUTE_NAMES = Object.values(ATTRIBUTES).map(([attribute]) => attribute);
