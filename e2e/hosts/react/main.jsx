import { StrictMode, Suspense, use, useCallback, useEffect, useLayoutEffect, useRef, useState } from "react";
import { createRoot } from "react-dom/client";
import { BrowserRouter, Link, Route, Routes, useNavigate, useParams } from "react-router";
import { endpoint, related, stories } from "../stories.js";

// React 19 looks once, when it makes the element, at which names are properties: it has to be
// defined by then. (Where the widget is imported before the application, it is.)
const defined = customElements.whenDefined("article-widget");

function Story({ story, hear }) {
  use(defined);
  const navigate = useNavigate();
  return (
    <article-widget
      article={story.article}
      related={related(story)}
      endpoint={endpoint}
      lang="en"
      heading-level="2"
      onarticle-widget-ready={() => hear("ready")}
      onarticle-widget-comment={({ detail }) => hear(detail)}
      onarticle-widget-navigate={(event) => {
        event.preventDefault();
        navigate(new URL(event.detail.url).pathname);
      }}
    />
  );
}

/** The same with React 18 and earlier, which sets attributes only: the rest goes by a ref, before the
 * widget can have said anything. */
function StoryByRef({ story, hear }) {
  const widget = useRef(null);
  useLayoutEffect(() => {
    Object.assign(widget.current, { article: story.article, related: related(story), endpoint });
  }, [story]);
  useLayoutEffect(() => {
    const element = widget.current;
    const ready = () => hear("ready");
    element.addEventListener("article-widget-ready", ready);
    return () => element.removeEventListener("article-widget-ready", ready);
  }, [hear]);
  return <article-widget ref={widget} lang="en" heading-level="3" />;
}

const library = defined.then(() => import("/article-widget.js"));

/** Without the element. Strict mode mounts, takes away and mounts again. */
function StoryByHand({ story }) {
  const { mount } = use(library);
  const host = useRef(null);
  useEffect(() => {
    const widget = mount(host.current, { article: story.article, related: related(story), endpoint });
    return () => widget.unmount();
  }, [mount, story]);
  return <div ref={host} id="by-hand" />;
}

function FrontPage({ hear }) {
  const [order, setOrder] = useState(stories);
  return (
    <>
      <button onClick={() => setOrder(order.toReversed())}>Reverse</button>
      <ul>
        {order.map((story) => (
          <li key={story.id}>
            <StoryByRef story={story} hear={hear} />
          </li>
        ))}
      </ul>
    </>
  );
}

function StoryPage({ hear }) {
  const { id } = useParams();
  const [shown, show] = useState(true);
  return (
    <>
      <button onClick={() => show(!shown)}>{shown ? "Hide" : "Show"}</button>
      {shown && <Story story={stories.find((story) => story.id === id)} hear={hear} />}
    </>
  );
}

function App() {
  const [heard, setHeard] = useState([]);
  const hear = useCallback((what) => setHeard((before) => [...before, what]), []);
  return (
    <BrowserRouter>
      <nav>
        <Link to="/">Front page</Link>
        <Link to="/by-hand">By hand</Link>
        {stories.map(({ id, path }) => (
          <Link key={id} to={path}>
            {id}
          </Link>
        ))}
      </nav>
      <ol id="heard">
        {heard.map((what, index) => (
          <li key={index}>{what}</li>
        ))}
      </ol>
      <Suspense fallback={<p>The story is on its way.</p>}>
        <Routes>
          <Route path="/" element={<FrontPage hear={hear} />} />
          <Route path="/by-hand" element={<StoryByHand story={stories[0]} />} />
          <Route path="/:id" element={<StoryPage hear={hear} />} />
        </Routes>
      </Suspense>
    </BrowserRouter>
  );
}

createRoot(document.getElementById("app")).render(
  <StrictMode>
    <App />
  </StrictMode>,
);
