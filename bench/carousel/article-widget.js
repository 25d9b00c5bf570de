import "/widget/article-widget.js";

// It renders when its module and the list are there; the button counts once it can be pressed.
const find = (name) => bench.root.querySelector("article-widget").shadowRoot.querySelector(name);
const look = () => {
  const next = find("button.aw-next");
  if (next?.checkVisibility() && next.ariaDisabled !== "true") {
    bench.carousel = { viewport: find(".aw-track"), next };
  } else {
    requestAnimationFrame(look);
  }
};
look();
