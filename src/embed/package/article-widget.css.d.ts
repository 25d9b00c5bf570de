/** Style sheet for the page around the element. Exports nothing. */
export {};
