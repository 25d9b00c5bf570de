import { useEffect, useState } from "preact/hooks";
import { load } from "../model/document.js";
import { Article } from "./article.jsx";
import { Carousel } from "./carousel.jsx";
import { Comments } from "./comments.jsx";

export function Widget({ src, relatedSrc, endpoint, article, related }) {
  const [story, setStory] = useState(article);
  const [articles, setArticles] = useState(related ?? []);
  const [failed, setFailed] = useState(false);

  useEffect(() => {
    if (src) load(src).then(setStory, () => setFailed(true));
    if (relatedSrc) load(relatedSrc).then((list) => setArticles(list.related), console.warn);
  }, [src, relatedSrc]);

  return (
    <div class="aw-box">
      <div class="aw-root" lang="en" dir="ltr">
        {story ? (
          <Article story={story} />
        ) : (
          <p class="aw-loading" role="status">
            {failed ? "This article could not be loaded." : "Loading the article…"}
          </p>
        )}
        {articles.length > 0 && <Carousel articles={articles} />}
        {story && endpoint && <Comments endpoint={endpoint} url={story.url} />}
      </div>
    </div>
  );
}
