import { nullProto } from "./null-proto.js";

/**
 * The result of a call that has failed. The glue takes it for any result without a value: no number, no error
 * and no reference.
 */
const NO_RESULT = Object.freeze([]);

/**
 * Wraps the functions that a WebAssembly instance exports, so that its panics and traps do not reach the page:
 * the first one is passed to `onCrash`. A crashed instance is in an unknown state, so later calls to it, from
 * any listener or promise, do nothing.
 */
export function guardExports(exports, onCrash) {
  let depth = 0;
  let hasCrashed = false;
  const guard = (call) => (...args) => {
    if (hasCrashed && !depth) return NO_RESULT;
    depth++;
    try {
      return call(...args);
    } catch (error) {
      // A nested call: the instance itself is the caller and must not continue.
      if (depth > 1) throw error;
      hasCrashed = true;
      onCrash(error);
      return NO_RESULT;
    } finally {
      depth--;
    }
  };
  const guarded = Object.entries(exports).map(([name, value]) => [name, typeof value === "function" ? guard(value) : value]);
  return nullProto(Object.fromEntries(guarded));
}
