import { endpoint, related, stories } from "../stories.js";

const main = document.querySelector("main");

function button(words, onclick) {
  return Object.assign(document.createElement("button"), { textContent: words, onclick });
}

function widget(story) {
  const element = document.createElement("article-widget");
  element.lang = "en";
  element.setAttribute("heading-level", "2");
  element.endpoint = endpoint;
  return tell(element, story);
}

function tell(element, story) {
  return Object.assign(element, { article: story.article, related: related(story) });
}

function frontPage() {
  const list = document.createElement("ul");
  for (const story of stories) {
    const item = document.createElement("li");
    item.append(widget(story));
    list.append(item);
  }
  const reverse = button("Reverse", () => list.append(...[...list.children].reverse()));
  main.replaceChildren(reverse, list);
}

function storyPage(story) {
  const shown = main.querySelector(":scope > article-widget");
  if (shown) return tell(shown, story);
  const element = widget(story);
  const toggle = button("Hide", () => {
    if (element.isConnected) element.remove();
    else main.append(element);
    toggle.textContent = element.isConnected ? "Hide" : "Show";
  });
  main.replaceChildren(toggle, element);
}

/** Shows the page that the address names. */
function route() {
  const story = stories.find(({ path }) => path === location.pathname);
  if (story) storyPage(story);
  else frontPage();
}

function visit(url) {
  history.pushState(null, "", url);
  route();
}

function hear(what) {
  const item = document.createElement("li");
  item.textContent = what;
  document.querySelector("#heard").append(item);
}

document.querySelector("nav").addEventListener("click", (event) => {
  const link = event.target.closest("a");
  if (!link) return;
  event.preventDefault();
  visit(link.href);
});
// The widget's events bubble: the page listens in one place.
main.addEventListener("article-widget-ready", () => hear("ready"));
main.addEventListener("article-widget-comment", ({ detail }) => hear(detail));
main.addEventListener("article-widget-navigate", (event) => {
  event.preventDefault();
  visit(event.detail.url);
});
addEventListener("popstate", route);
route();
