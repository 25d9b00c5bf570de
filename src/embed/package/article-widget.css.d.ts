/** A style sheet, for the page around the element: nothing is exported. */
export {};
