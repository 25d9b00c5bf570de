import { For, Show } from "solid-js";
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
        <For each={props.story.blocks}>
          {(block) => {
            const Block = BLOCKS[block.type] ?? Paragraph;
            return <Block block={block} />;
          }}
        </For>
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

function Paragraph(props) {
  return (
    <p>
      <Inlines content={props.block.content} />
    </p>
  );
}

function Heading(props) {
  return (
    <Dynamic component={`h${props.block.level + 1}`} class="aw-subheading">
      <Inlines content={props.block.content} />
    </Dynamic>
  );
}

function Quote(props) {
  return (
    <figure class="aw-quote">
      <blockquote>
        <Paragraph block={props.block} />
      </blockquote>
      <Show when={props.block.cite}>
        <figcaption>{props.block.cite}</figcaption>
      </Show>
    </figure>
  );
}

function List(props) {
  return (
    <Dynamic component={props.block.ordered ? "ol" : "ul"} class="aw-list">
      <For each={props.block.items}>
        {(item) => (
          <li>
            <Inlines content={item} />
          </li>
        )}
      </For>
    </Dynamic>
  );
}

const BLOCKS = {
  heading: Heading,
  quote: Quote,
  list: List,
  image: (props) => <Figure {...props.block} loading="lazy" />,
};

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
