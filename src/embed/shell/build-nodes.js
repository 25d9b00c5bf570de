/**
 * Makes trees of elements of one text, because a call from WebAssembly costs more than an element. Each
 * part of the text ends with U+0000: `<name` begins an element, `=name=value` is an attribute of it,
 * `"words` is text inside it, and `>` ends it.
 */
export function build(text) {
  const kinds = new Map();
  const trees = [];
  let node = null;
  for (const part of text.split("\0")) {
    const rest = part.slice(1);
    switch (part[0]) {
      case "<": {
        let kind = kinds.get(rest);
        if (!kind) kinds.set(rest, (kind = Document.prototype.createElement.call(document, rest)));
        const child = kind.cloneNode();
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
        if (!parent) trees.push(node);
        node = parent;
        break;
      }
    }
  }
  return trees;
}
