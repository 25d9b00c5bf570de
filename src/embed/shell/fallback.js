import { create } from "./safe-document.js";
import { directionOf, languageOf, primary } from "./language.js";
import { plain } from "./null-proto.js";

/** What is said when the core cannot be: that, the way to the article, and the way to try again. */
const WORDS = {
  ar: ["تعذّر عرض هذا المقال.", "اقرأه في صفحته الأصلية", "أعد المحاولة"],
  en: ["This article could not be shown.", "Read it on its own page", "Try again"],
  fr: ["Cet article n’a pas pu être affiché.", "Le lire sur sa page d’origine", "Réessayer"],
};

/** And when it has stopped after the article was shown. */
const STOPPED = {
  ar: "توقّف هذا المقال عن العمل. ما كتبته ما زال هنا.",
  en: "This article has stopped working. What you have written is still here.",
  fr: "Cet article a cessé de fonctionner. Ce que vous avez écrit est toujours là.",
};

/**
 * Words and ways on, in the reader's language. `isShown`: the article is still there to read. `retry`: what
 * its button does, where trying again may help.
 */
export function apology(host, settings, isShown, retry) {
  const lang = primary(languageOf(settings, host));
  const known = Object.hasOwn(WORDS, lang) ? lang : "en";
  const [words, original, again] = WORDS[known];
  const text = create("span");
  text.textContent = isShown ? STOPPED[known] : words;
  const box = create("p");
  box.className = isShown ? "aw-sorry aw-stopped" : "aw-sorry";
  box.lang = known;
  box.dir = directionOf(known);
  box.setAttribute("role", "alert");
  box.append(text, ...(isShown ? [] : link(settings, original)), ...(retry ? [button(again, retry)] : []));
  return box;
}

function button(text, click) {
  const button = create("button");
  button.type = "button";
  button.textContent = text;
  button.onclick = click;
  return button;
}

function link({ url, src, article }, text) {
  const address = url || src || plain(article).url;
  if (typeof address !== "string") return [];
  const link = create("a");
  link.textContent = text;
  link.href = address;
  const isUsable = ["http:", "https:"].includes(link.protocol) && !link.username && !link.password;
  return isUsable ? [link] : [];
}
