import { Fragment, memo } from "react";
import { longDate } from "../model/date.js";

export const Article = memo(function Article({ story }) {
  return (
    <article className="aw-article aw-hyphens" lang={story.lang}>
      <Header {...story} />
      {story.image && <Figure {...story.image} loading="eager" />}
      <div className="aw-body">
        {story.blocks.map((block, index) => (
          <Block key={index} {...block} />
        ))}
      </div>
    </article>
  );
});

function Header({ section, headline, standfirst, authors = [], publisher, published, modified, lang }) {
  return (
    <header className="aw-header">
      {section && <p className="aw-section">{section}</p>}
      <h2 className="aw-headline">{headline}</h2>
      {standfirst && <p className="aw-standfirst">{standfirst}</p>}
      <div className="aw-byline">
        {authors.length > 0 && (
          <p className="aw-authors">
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
        <p className="aw-dates">
          {publisher && (
            <span className="aw-publisher">
              <bdi>{publisher}</bdi>
            </span>
          )}
          {published && <time dateTime={published}>{longDate(published, lang)}</time>}
          {modified && (
            <span className="aw-updated" lang="en">
              Updated <time dateTime={modified}>{longDate(modified, "en")}</time>
            </span>
          )}
        </p>
      </div>
    </header>
  );
}

function Figure({ src, alt, width, height, caption, credit, loading }) {
  return (
    <figure className="aw-figure">
      <img loading={loading} decoding="async" width={width} height={height} alt={alt} src={src} />
      {caption && (
        <figcaption>
          {caption} {credit && <small className="aw-credit">{credit}</small>}
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
        <Heading className="aw-subheading">
          <Inlines content={content} />
        </Heading>
      );
    }
    case "quote":
      return (
        <figure className="aw-quote">
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
        <List className="aw-list">
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
