import * as Turbo from "@hotwired/turbo";

// The links inside the widget are out of Turbo's sight.
document.addEventListener("article-widget-navigate", (event) => {
  event.preventDefault();
  Turbo.visit(event.detail.url);
});
document.addEventListener("article-widget-comment", ({ detail }) => {
  if (detail === "published") document.querySelector("#thanks").src = "/thanks";
});
