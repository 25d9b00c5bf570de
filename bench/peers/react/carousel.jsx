import { memo, useEffect, useMemo, useRef, useState } from "react";
import { longDate } from "../model/date.js";
import { position, turn } from "../model/track.js";

export const Carousel = memo(function Carousel({ articles }) {
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
    <section className="aw-related" data-layout="carousel" aria-labelledby="related" aria-roledescription="carousel">
      <div className="aw-related-bar">
        <h3 className="aw-related-heading" id="related">
          Related articles
        </h3>
        <div className="aw-related-controls">
          <Turn name="aw-previous" label="Previous articles" disabled={ends.atStart} onClick={() => turn(track.current, -1)} />
          <Turn name="aw-next" label="Next articles" disabled={ends.atEnd} onClick={() => turn(track.current, 1)} />
        </div>
      </div>
      <ul className="aw-track" ref={track} onScrollEnd={rest}>
        {cards}
      </ul>
      <p className="aw-related-status aw-unseen" role="status">
        {status}
      </p>
    </section>
  );
});

function Turn({ name, label, disabled, onClick }) {
  return (
    <button type="button" className={name} aria-label={label} aria-disabled={disabled} onClick={disabled ? undefined : onClick}>
      <span className="aw-chevron" aria-hidden="true" />
    </button>
  );
}

function Card({ index, url, title, image, published, section }) {
  const id = `card-${index}`;
  return (
    <li className="aw-slide">
      <div className="aw-card" role="group" aria-roledescription="slide" aria-labelledby={id}>
        <div className="aw-picture">
          <img alt="" loading="lazy" decoding="async" src={image} />
        </div>
        <div className="aw-card-text">
          <span className="aw-card-section">{section}</span>
          <a id={id} href={url}>
            {title}
          </a>
          <span className="aw-card-facts">
            <time dateTime={published}>{longDate(published, "en")}</time>
          </span>
        </div>
      </div>
    </li>
  );
}
