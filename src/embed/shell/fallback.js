import { directionOf, primarySubtag, uiLanguage } from "./language.js";
import { nullProto } from "./null-proto.js";
import { createElement } from "./safe-document.js";

/** Shown if the widget cannot start: the message, the link to the article and the label of the retry button. */
const UNAVAILABLE = {
  ar: ["تعذّر عرض هذا المقال.", "اقرأه في صفحته الأصلية", "أعد المحاولة"],
  en: ["This article could not be shown.", "Read it on its own page", "Try again"],
  fr: ["Cet article n’a pas pu être affiché.", "Le lire sur sa page d’origine", "Réessayer"],
};

/** Shown if the widget crashes after it has shown the article. */
const CRASHED = {
  ar: "توقّف هذا المقال عن العمل. ما كتبته ما زال هنا.",
  en: "This article has stopped working. What you have written is still here.",
  fr: "Cet article a cessé de fonctionner. Ce que vous avez écrit est toujours là.",
};

/**
 * Creates an error message in the user interface's language. It contains a link to the article unless
 * `isArticleVisible`, and a button that calls `retry`, if given.
 */
export function createFallback(host, settings, isArticleVisible, retry) {
  const lang = primarySubtag(uiLanguage(settings, host));
  const available = Object.hasOwn(UNAVAILABLE, lang) ? lang : "en";
  const [unavailable, linkText, buttonText] = UNAVAILABLE[available];
  const message = createElement("span");
  message.textContent = isArticleVisible ? CRASHED[available] : unavailable;
  const box = createElement("p", isArticleVisible ? "aw-sorry aw-stopped" : "aw-sorry");
  box.lang = available;
  box.dir = directionOf(available);
  box.setAttribute("role", "alert");
  box.append(message, ...(isArticleVisible ? [] : createLink(settings, linkText)), ...(retry ? [createButton(buttonText, retry)] : []));
  return box;
}

function createButton(text, onClick) {
  const button = createElement("button");
  button.type = "button";
  button.textContent = text;
  button.onclick = onClick;
  return button;
}

/** Creates the link to the article. Returns an array, which is empty if no URL is usable. */
function createLink({ url, src, article }, text) {
  const href = url || src || nullProto(article).url;
  if (typeof href !== "string") return [];
  const link = createElement("a");
  link.textContent = text;
  link.href = href;
  const isUsable = ["http:", "https:"].includes(link.protocol) && !link.username && !link.password;
  return isUsable ? [link] : [];
}
