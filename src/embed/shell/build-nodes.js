/**
 * Builds element trees from one string, because calls from WebAssembly cost more than creating the elements.
 * Each part of the string ends with U+0000: `<name` opens an element, `=name=value` sets an attribute,
 * `"text` appends text, and `>` closes the element. Returns the roots of the trees.
 */
export function buildNodes(description) {
  const templates = new Map();
  const roots = [];
  let node = null;
  for (const part of description.split("\0")) {
    const rest = part.slice(1);
    switch (part[0]) {
      case "<": {
        let template = templates.get(rest);
        if (!template) templates.set(rest, (template = Document.prototype.createElement.call(document, rest)));
        const child = template.cloneNode();
        node?.append(child);
        node = child;
        break;
      }
      case "=": {
        const end = rest.indexOf("=");
        node.setAttribute(rest.slice(0, end), rest.slice(end + 1));
        break;
      }
      case '"':
        node.append(rest);
        break;
      case ">": {
        const parent = node.parentNode;
        if (!parent) roots.push(node);
        node = parent;
        break;
      }
    }
  }
  return roots;
}
