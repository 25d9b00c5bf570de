import "article-widget";

const widget = document.querySelector("article-widget");
if (widget) widget.article = { headline: "Built", lang: "en", blocks: ["By a bundler."] };
