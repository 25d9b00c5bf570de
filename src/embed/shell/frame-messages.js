/** How high the widget is, in CSS pixels. */
export const HEIGHT = "article-widget-height";

/** The headline of the article that is shown. */
export const TITLE = "article-widget-title";

/** Events that are told to the page around. */
export const EVENTS = ["article-widget-ready", "article-widget-comment"];
