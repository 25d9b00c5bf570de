import { HYDRATE_TRIGGERS } from "./hydration-trigger.js";
import { nullProto } from "./null-proto.js";

const text = nullProto({ from: (value) => value ?? "" });

/** Converts a URL. The attribute may be relative, and the property is absolute. */
const url = nullProto({
  from: (value, host) =>
    value && URL.canParse(value, host.baseURI) ? new URL(value, host.baseURI).href : (value ?? ""),
});

/** Converts an enumerated attribute (HTML, keywords and enumerated attributes). The first keyword is the default. */
const keyword = (...keywords) => nullProto({
  from: (value) => keywords.find((known) => known === value) ?? keywords[0],
});

/** Converts a boolean. Without the attribute it is `defaultValue`. */
const boolean = (defaultValue) => nullProto({
  from: (value) => (value === null ? defaultValue : value !== "false"),
  to: (value) => (Boolean(value) === defaultValue ? null : String(Boolean(value))),
});

const level = nullProto({ from: (value) => (/^[1-5]$/.test(value) ? Number(value) : 2) });

/**
 * Maps each setting to its attribute. A setting with a converter has a property that reflects the attribute
 * (HTML, reflecting content attributes in IDL attributes): `from` converts the attribute to the property,
 * `to` converts back.
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
