import { useEffect, useMemo, useRef, useState } from "preact/hooks";
import { longDate } from "../model/date.js";
import { position, turn } from "../model/track.js";

export function Carousel({ articles }) {
  const track = useRef(null);
  const [ends, setEnds] = useState({ atStart: true, atEnd: true });
  const [status, setStatus] = useState("");
  const count = articles.length;
  const cards = useMemo(() => articles.map((article, index) => <Card key={article.url} index={index} {...article} />), [articles]);

  useEffect(() => {
    const observer = new ResizeObserver(() => {
      const { atStart, atEnd } = position(track.current, count);
      setEnds({ atStart, atEnd });
    });
    observer.observe(track.current);
    return () => observer.disconnect();
  }, [count]);

  const rest = () => {
    const { first, last, atStart, atEnd } = position(track.current, count);
    setEnds({ atStart, atEnd });
    setStatus(`Articles ${first} to ${last} of ${count}`);
  };

  return (
    <section class="aw-related" data-layout="carousel" aria-labelledby="related" aria-roledescription="carousel">
      <div class="aw-related-bar">
        <h3 class="aw-related-heading" id="related">
          Related articles
        </h3>
        <div class="aw-related-controls">
          <Turn name="aw-previous" label="Previous articles" disabled={ends.atStart} onClick={() => turn(track.current, -1)} />
          <Turn name="aw-next" label="Next articles" disabled={ends.atEnd} onClick={() => turn(track.current, 1)} />
        </div>
      </div>
      <ul class="aw-track" ref={track} onScrollEnd={rest}>
        {cards}
      </ul>
      <p class="aw-related-status aw-unseen" role="status">
        {status}
      </p>
    </section>
  );
}

function Turn({ name, label, disabled, onClick }) {
  return (
    <button type="button" class={name} aria-label={label} aria-disabled={disabled} onClick={disabled ? undefined : onClick}>
      <span class="aw-chevron" aria-hidden="true" />
    </button>
  );
}

function Card({ index, url, title, image, published, section }) {
  const id = `card-${index}`;
  return (
    <li class="aw-slide">
      <div class="aw-card" role="group" aria-roledescription="slide" aria-labelledby={id}>
        <div class="aw-picture">
          <img alt="" loading="lazy" decoding="async" src={image} />
        </div>
        <div class="aw-card-text">
          <span class="aw-card-section">{section}</span>
          <a id={id} href={url}>
            {title}
          </a>
          <span class="aw-card-facts">
            <time datetime={published}>{longDate(published, "en")}</time>
          </span>
        </div>
      </div>
    </li>
  );
}
