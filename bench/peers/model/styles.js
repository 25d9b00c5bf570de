import text from "widget:styles";

/** The widget's own style sheet. */
export const styles = new CSSStyleSheet();
styles.replaceSync(text);
