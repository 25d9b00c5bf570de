/**
 * Returns a function that replaces the JavaScript objects that an instance refers to: the keys of a map by
 * its values. wasm-bindgen keeps these references in tables that it exports (WebAssembly reference types).
 */
export function createTablePatcher(exports) {
  const tables = Object.values(exports).filter((value) => value instanceof WebAssembly.Table);
  return (replacements) => {
    for (const table of tables) {
      for (let index = 0; index < table.length; index++) {
        const replacement = replacements.get(table.get(index));
        if (replacement) table.set(index, replacement);
      }
    }
  };
}
