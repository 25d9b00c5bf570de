/** From the frame: it is ready for settings. */
export const READY = "article-widget-frame-ready";

/** To the frame: the widget's attributes by name. */
export const SETTINGS = "article-widget-frame-settings";

/** From the frame: the page may not embed it. */
export const REFUSED = "article-widget-frame-refused";

/** From the frame: the widget's height in CSS pixels. */
export const HEIGHT = "article-widget-height";

/** From the frame, to an allowed embedder: the article's headline. */
export const TITLE = "article-widget-title";

/** Events that the frame forwards to an allowed embedder. */
export const EVENTS = ["article-widget-ready", "article-widget-comment"];
