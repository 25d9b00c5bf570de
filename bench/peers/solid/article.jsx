import { For, Match, Show, Switch } from "solid-js";
import { Dynamic } from "solid-js/web";
import { longDate } from "../model/date.js";

export function Article(props) {
  return (
    <article class="aw-article aw-hyphens" lang={props.story.lang}>
      <Header {...props.story} />
      <Show when={props.story.image}>
        <Figure {...props.story.image} loading="eager" />
      </Show>
      <div class="aw-body">
        <For each={props.story.blocks}>{(block) => <Block {...block} />}</For>
      </div>
    </article>
  );
}

function Header(props) {
  return (
    <header class="aw-header">
      <Show when={props.section}>
        <p class="aw-section">{props.section}</p>
      </Show>
      <h2 class="aw-headline">{props.headline}</h2>
      <Show when={props.standfirst}>
        <p class="aw-standfirst">{props.standfirst}</p>
      </Show>
      <div class="aw-byline">
        <Show when={props.authors?.length > 0}>
          <p class="aw-authors">
            <For each={props.authors}>
              {({ name, url }, index) => (
                <>
                  {index() > 0 && " et "}
                  <a rel="author" href={url}>
                    <bdi>{name}</bdi>
                  </a>
                </>
              )}
            </For>
          </p>
        </Show>
        <p class="aw-dates">
          <Show when={props.publisher}>
            <span class="aw-publisher">
              <bdi>{props.publisher}</bdi>
            </span>
          </Show>
          <Show when={props.published}>
            <time datetime={props.published}>{longDate(props.published, props.lang)}</time>
          </Show>
          <Show when={props.modified}>
            <span class="aw-updated" lang="en">
              Updated <time datetime={props.modified}>{longDate(props.modified, "en")}</time>
            </span>
          </Show>
        </p>
      </div>
    </header>
  );
}

function Figure(props) {
  return (
    <figure class="aw-figure">
      <img loading={props.loading} decoding="async" width={props.width} height={props.height} alt={props.alt} src={props.src} />
      <Show when={props.caption}>
        <figcaption>
          {props.caption}{" "}
          <Show when={props.credit}>
            <small class="aw-credit">{props.credit}</small>
          </Show>
        </figcaption>
      </Show>
    </figure>
  );
}

function Block(props) {
  return (
    <Switch
      fallback={
        <p>
          <Inlines content={props.content} />
        </p>
      }
    >
      <Match when={props.type === "heading"}>
        <Dynamic component={`h${props.level + 1}`} class="aw-subheading">
          <Inlines content={props.content} />
        </Dynamic>
      </Match>
      <Match when={props.type === "quote"}>
        <figure class="aw-quote">
          <blockquote>
            <p>
              <Inlines content={props.content} />
            </p>
          </blockquote>
          <Show when={props.cite}>
            <figcaption>{props.cite}</figcaption>
          </Show>
        </figure>
      </Match>
      <Match when={props.type === "list"}>
        <Dynamic component={props.ordered ? "ol" : "ul"} class="aw-list">
          <For each={props.items}>
            {(item) => (
              <li>
                <Inlines content={item} />
              </li>
            )}
          </For>
        </Dynamic>
      </Match>
      <Match when={props.type === "image"}>
        <Figure {...props} loading="lazy" />
      </Match>
    </Switch>
  );
}

function Inlines(props) {
  return typeof props.content === "string" ? props.content : <For each={props.content}>{(part) => <Inline part={part} />}</For>;
}

function Inline({ part }) {
  if (typeof part === "string") return part;
  return part.type === "link" ? (
    <a href={part.url}>
      <Inlines content={part.content} />
    </a>
  ) : (
    <Dynamic component={part.type}>
      <Inlines content={part.content} />
    </Dynamic>
  );
}
