const { getItem, setItem, removeItem, key } = Storage.prototype;
const areas = ["localStorage", "sessionStorage"];
const own = areas.map((name) => Object.getOwnPropertyDescriptor(window, name));

const refuse = (name) => () => {
  throw new DOMException("no", name);
};

/** Makes storage work again. */
export const mend = () => {
  Object.assign(Storage.prototype, { getItem, setItem, removeItem, key });
  areas.forEach((name, at) => Object.defineProperty(window, name, own[at]));
};

/** Breaks storage: "throwing", "full", "frozen" (neither set nor removed), "forbidden" or "missing". */
export const spoil = (how) => {
  mend();
  const quota = refuse("QuotaExceededError");
  if (how === "full") Storage.prototype.setItem = quota;
  if (how === "frozen") Object.assign(Storage.prototype, { setItem: quota, removeItem: quota });
  if (how === "throwing") {
    Object.assign(Storage.prototype, { getItem: quota, setItem: quota, removeItem: quota, key: quota });
  }
  for (const name of areas) {
    const get = { forbidden: refuse("SecurityError"), missing: () => null }[how];
    if (get) Object.defineProperty(window, name, { configurable: true, get });
  }
};

/** Makes each writing tell the page of itself at once, as some pages do. */
export const echo = () => {
  Storage.prototype.setItem = function (...entry) {
    setItem.apply(this, entry);
    tell();
  };
};

/** Tells the page that another tab has changed something. */
export const tell = () => window.dispatchEvent(new StorageEvent("storage"));

/** Everything in an area, an entry a line. */
export const contents = (area) =>
  Object.entries(window[area]).map((entry) => entry.join(" = ")).join("\n");

/** Removes everything, as another tab may. */
export const clear = () => areas.forEach((name) => window[name].clear());
