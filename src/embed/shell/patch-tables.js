/**
 * What lets an instance of a module hold other objects: wherever it refers to a key of a map it refers to its
 * value from then on. What WebAssembly holds of JavaScript stands in tables (reference types), which
 * wasm-bindgen exports.
 */
export function exchanging(exports) {
  const tables = Object.values(exports).filter((it) => it instanceof WebAssembly.Table);
  return (others) => {
    for (const table of tables) {
      for (let at = 0; at < table.length; at++) {
        const other = others.get(table.get(at));
        if (other) table.set(at, other);
      }
    }
  };
}
