/** An element with properties and children; those that are nothing are left out. */
export function element(name, properties, ...children) {
  const node = Object.assign(document.createElement(name), properties);
  node.append(...children.filter(Boolean));
  return node;
}

/** What a template's markup makes. */
export function template(markup) {
  const node = document.createElement("template");
  node.innerHTML = markup;
  return () => node.content.firstElementChild.cloneNode(true);
}
