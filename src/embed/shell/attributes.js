import { HYDRATIONS } from "./hydration-trigger.js";
import { plain } from "./null-proto.js";

/** A setting's text. */
const text = plain({ from: (value) => value ?? "" });

/** An address: relative in the attribute, absolute in the property. */
const address = plain({
  from: (value, host) => (value && URL.canParse(value, host.baseURI) ? new URL(value, host.baseURI).href : (value ?? "")),
});

/** One of these words; the first one is the usual one. */
const choice = (...words) => plain({ from: (value) => words.find((word) => word === value) ?? words[0] });

/** Yes or no: `usual` without the attribute. */
const flag = (usual) => plain({
  from: (value) => (value === null ? usual : value !== "false"),
  to: (value) => (Boolean(value) === usual ? null : String(Boolean(value))),
});

const level = plain({ from: (value) => (/^[1-5]$/.test(value) ? Number(value) : 2) });

/** Settings that are attributes, each with how its property reflects it (HTML, reflecting content attributes). */
export const ATTRIBUTES = plain({
  src: ["src", address],
  format: ["format", text],
  srclang: ["srclang", text],
  url: ["url", address],
  related: ["related"],
  relatedLayout: ["related-layout", choice("carousel", "grid", "list")],
  relatedDots: ["related-dots", flag(false)],
  relatedPosition: ["related-position", flag(false)],
  relatedTarget: ["related-target", text],
  relatedRel: ["related-rel", text],
  endpoint: ["endpoint"],
  endpointPreset: ["endpoint-preset", text],
  articleId: ["article-id", text],
  fields: ["fields"],
  required: ["required", text],
  parent: ["parent"],
  comments: ["comments", choice("open", "closed", "sign-in")],
  signIn: ["sign-in", address],
  preview: ["preview", flag(false)],
  lang: ["lang"],
  headingLevel: ["heading-level", level],
  dropCap: ["drop-cap", flag(false)],
  hyphens: ["hyphens", flag(true)],
  readingTime: ["reading-time", flag(false)],
  contents: ["contents", flag(false)],
  anchors: ["anchors", flag(false)],
  share: ["share", flag(false)],
  consent: ["consent"],
  loading: ["loading", choice("eager", "lazy")],
  hydrate: ["hydrate", choice(...HYDRATIONS)],
});

/** The names of these attributes. */
export const NAMES = Object.values(ATTRIBUTES).map(([attribute]) => attribute);
