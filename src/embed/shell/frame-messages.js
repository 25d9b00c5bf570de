/** To the page around: the frame can take its settings. */
export const READY = "article-widget-frame-ready";

/** To the frame: the attributes of the widget, by their names. */
export const SETTINGS = "article-widget-frame-settings";

/** To the page around: it is not one that the frame works for. */
export const REFUSED = "article-widget-frame-refused";

/** To the page around: how high the widget is, in CSS pixels. */
export const HEIGHT = "article-widget-height";

/** To an embedder that is allowed: the headline of the article that is shown. */
export const TITLE = "article-widget-title";

/** Events that an embedder that is allowed hears too. */
export const EVENTS = ["article-widget-ready", "article-widget-comment"];
