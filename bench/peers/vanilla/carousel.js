import { longDate } from "../model/date.js";
import { position, turn } from "../model/track.js";
import { element, template } from "./element.js";

const frame = template(`
  <section class="aw-related" data-layout="carousel" aria-labelledby="related" aria-roledescription="carousel">
    <div class="aw-related-bar">
      <h3 class="aw-related-heading" id="related">Related articles</h3>
      <div class="aw-related-controls">
        <button type="button" class="aw-previous" aria-label="Previous articles" aria-disabled="true"><span class="aw-chevron" aria-hidden="true"></span></button>
        <button type="button" class="aw-next" aria-label="Next articles" aria-disabled="true"><span class="aw-chevron" aria-hidden="true"></span></button>
      </div>
    </div>
    <ul class="aw-track"></ul>
    <p class="aw-related-status aw-unseen" role="status"></p>
  </section>`.trim());

export function carousel(articles) {
  const section = frame();
  const [previous, next] = section.querySelectorAll("button");
  const track = section.querySelector(".aw-track");
  const status = section.querySelector(".aw-related-status");
  track.append(...articles.map(card));

  const look = () => {
    const { first, last, atStart, atEnd } = position(track, articles.length);
    previous.ariaDisabled = atStart;
    next.ariaDisabled = atEnd;
    return `Articles ${first} to ${last} of ${articles.length}`;
  };
  new ResizeObserver(look).observe(track);
  track.addEventListener("scrollend", () => status.textContent = look());
  for (const [button, direction] of [[previous, -1], [next, 1]]) {
    button.addEventListener("click", () => {
      if (button.ariaDisabled !== "true") turn(track, direction);
    });
  }
  return section;
}

function card({ url, title, image, published, section }, index) {
  const link = element("a", { id: `card-${index}`, href: url }, title);
  const card = element("div", { className: "aw-card", role: "group", ariaRoleDescription: "slide" },
    element("div", { className: "aw-picture" }, element("img", { alt: "", loading: "lazy", decoding: "async", src: image })),
    element("div", { className: "aw-card-text" },
      element("span", { className: "aw-card-section" }, section),
      link,
      element("span", { className: "aw-card-facts" }, element("time", { dateTime: published }, longDate(published, "en")))));
  card.setAttribute("aria-labelledby", link.id);
  return element("li", { className: "aw-slide" }, card);
}
