import { Fragment } from "preact";
import { longDate } from "../model/date.js";

export function Article({ story }) {
  return (
    <article class="aw-article aw-hyphens" lang={story.lang}>
      <Header {...story} />
      {story.image && <Figure {...story.image} loading="eager" />}
      <div class="aw-body">
        {story.blocks.map((block, index) => (
          <Block key={index} {...block} />
        ))}
      </div>
    </article>
  );
}

function Header({ section, headline, standfirst, authors = [], publisher, published, modified, lang }) {
  return (
    <header class="aw-header">
      {section && <p class="aw-section">{section}</p>}
      <h2 class="aw-headline">{headline}</h2>
      {standfirst && <p class="aw-standfirst">{standfirst}</p>}
      <div class="aw-byline">
        {authors.length > 0 && (
          <p class="aw-authors">
            {authors.map(({ name, url }, index) => (
              <Fragment key={name}>
                {index > 0 && " et "}
                <a rel="author" href={url}>
                  <bdi>{name}</bdi>
                </a>
              </Fragment>
            ))}
          </p>
        )}
        <p class="aw-dates">
          {publisher && (
            <span class="aw-publisher">
              <bdi>{publisher}</bdi>
            </span>
          )}
          {published && <time datetime={published}>{longDate(published, lang)}</time>}
          {modified && (
            <span class="aw-updated" lang="en">
              Updated <time datetime={modified}>{longDate(modified, "en")}</time>
            </span>
          )}
        </p>
      </div>
    </header>
  );
}

function Figure({ src, alt, width, height, caption, credit, loading }) {
  return (
    <figure class="aw-figure">
      <img loading={loading} decoding="async" width={width} height={height} alt={alt} src={src} />
      {caption && (
        <figcaption>
          {caption} {credit && <small class="aw-credit">{credit}</small>}
        </figcaption>
      )}
    </figure>
  );
}

function Block(block) {
  const { type, content } = block;
  switch (type) {
    case "heading": {
      const Heading = `h${block.level + 1}`;
      return (
        <Heading class="aw-subheading">
          <Inlines content={content} />
        </Heading>
      );
    }
    case "quote":
      return (
        <figure class="aw-quote">
          <blockquote>
            <p>
              <Inlines content={content} />
            </p>
          </blockquote>
          {block.cite && <figcaption>{block.cite}</figcaption>}
        </figure>
      );
    case "list": {
      const List = block.ordered ? "ol" : "ul";
      return (
        <List class="aw-list">
          {block.items.map((item, index) => (
            <li key={index}>
              <Inlines content={item} />
            </li>
          ))}
        </List>
      );
    }
    case "image":
      return <Figure {...block} loading="lazy" />;
    default:
      return (
        <p>
          <Inlines content={content} />
        </p>
      );
  }
}

function Inlines({ content }) {
  if (typeof content === "string") return content;
  return content.map((part, index) => <Inline key={index} part={part} />);
}

function Inline({ part }) {
  if (typeof part === "string") return part;
  const { type: Mark, url, content } = part;
  return Mark === "link" ? (
    <a href={url}>
      <Inlines content={content} />
    </a>
  ) : (
    <Mark>
      <Inlines content={content} />
    </Mark>
  );
}
