import { Show, createSignal, onMount } from "solid-js";
import { load } from "../model/document.js";
import { Article } from "./article.jsx";
import { Carousel } from "./carousel.jsx";
import { Comments } from "./comments.jsx";

export function Widget(props) {
  const [story, setStory] = createSignal(props.article);
  const [articles, setArticles] = createSignal(props.related ?? []);
  const [failed, setFailed] = createSignal(false);

  onMount(() => {
    if (props.src) load(props.src).then(setStory, () => setFailed(true));
    if (props.relatedSrc) load(props.relatedSrc).then(({ related }) => setArticles(related), console.warn);
  });

  const waiting = () => (
    <p class="aw-loading" role="status">
      {failed() ? "This article could not be loaded." : "Loading the article…"}
    </p>
  );
  return (
    <div class="aw-box">
      <div class="aw-root" lang="en" dir="ltr">
        <Show when={story()} keyed fallback={waiting()}>
          {(story) => <Article story={story} />}
        </Show>
        <Show when={articles().length > 0}>
          <Carousel articles={articles()} />
        </Show>
        <Show when={props.endpoint && story()}>
          <Comments endpoint={props.endpoint} url={story().url} />
        </Show>
      </div>
    </div>
  );
}
