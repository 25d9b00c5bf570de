const KEY = "commenter";

/** Who commented before and wanted to be remembered. */
export function remembered() {
  try {
    return JSON.parse(localStorage.getItem(KEY)) ?? {};
  } catch {
    return {};
  }
}

/** Remembers a name and an address, or forgets them. */
export function remember(commenter) {
  try {
    if (commenter) localStorage.setItem(KEY, JSON.stringify(commenter));
    else localStorage.removeItem(KEY);
  } catch {
    // The browser keeps nothing: the comment goes out all the same.
  }
}
