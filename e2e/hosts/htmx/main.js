import htmx from "htmx.org";

// The links inside the widget are out of htmx's sight.
document.addEventListener("article-widget-navigate", (event) => {
  event.preventDefault();
  htmx.ajax("GET", event.detail.url, { target: "body", swap: "innerMorph", push: "true" });
});
