import { For, createSignal, onCleanup, onMount } from "solid-js";
import { longDate } from "../model/date.js";
import { position, turn } from "../model/track.js";

export function Carousel(props) {
  let track;
  const [ends, setEnds] = createSignal({ atStart: true, atEnd: true });
  const [status, setStatus] = createSignal("");
  const at = () => position(track, props.articles.length);

  onMount(() => {
    const observer = new ResizeObserver(() => setEnds(at()));
    observer.observe(track);
    onCleanup(() => observer.disconnect());
  });

  const rest = () => {
    const { first, last } = setEnds(at());
    setStatus(`Articles ${first} to ${last} of ${props.articles.length}`);
  };

  return (
    <section class="aw-related" data-layout="carousel" aria-labelledby="related" aria-roledescription="carousel">
      <div class="aw-related-bar">
        <h3 class="aw-related-heading" id="related">
          Related articles
        </h3>
        <div class="aw-related-controls">
          <Turn name="aw-previous" label="Previous articles" disabled={ends().atStart} press={() => turn(track, -1)} />
          <Turn name="aw-next" label="Next articles" disabled={ends().atEnd} press={() => turn(track, 1)} />
        </div>
      </div>
      <ul class="aw-track" ref={track} on:scrollend={rest}>
        <For each={props.articles}>{(article, index) => <Card {...article} id={`card-${index()}`} />}</For>
      </ul>
      <p class="aw-related-status aw-unseen" role="status">
        {status()}
      </p>
    </section>
  );
}

function Turn(props) {
  return (
    <button
      type="button"
      class={props.name}
      aria-label={props.label}
      aria-disabled={props.disabled}
      onClick={() => props.disabled || props.press()}
    >
      <span class="aw-chevron" aria-hidden="true" />
    </button>
  );
}

function Card(props) {
  return (
    <li class="aw-slide">
      <div class="aw-card" role="group" aria-roledescription="slide" aria-labelledby={props.id}>
        <div class="aw-picture">
          <img alt="" loading="lazy" decoding="async" src={props.image} />
        </div>
        <div class="aw-card-text">
          <span class="aw-card-section">{props.section}</span>
          <a id={props.id} href={props.url}>
            {props.title}
          </a>
          <span class="aw-card-facts">
            <time datetime={props.published}>{longDate(props.published, "en")}</time>
          </span>
        </div>
      </div>
    </li>
  );
}
