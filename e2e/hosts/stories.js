// What the applications show: three stories, as a publisher's own system would give them.

const story = (id, headline, paragraph) => ({
  id,
  path: `/${id}`,
  article: { headline, lang: "en", url: `https://paper.example/${id}`, blocks: [paragraph] },
});

export const stories = [
  story("river", "The river is rising", "Boats leave early."),
  story("market", "The market has moved", "Onions first, then the mangoes."),
  story("kora", "The kora changes hands", "It has twenty-one strings."),
];

/** The other stories, as a list for the carousel. */
export const related = ({ id }) =>
  stories.filter((other) => other.id !== id).map(({ path, article }) => ({ url: path, title: article.headline }));

/** Where comments go, as each application's page says. */
export const endpoint = {
  url: document.querySelector("meta[name=comments]").content,
  timeout: 10_000,
};
