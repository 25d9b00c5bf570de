import { nullProto } from "./null-proto.js";

/**
 * The result of a failed call. The glue reads it as a result without a value: no number, no error and no
 * reference.
 */
const NO_RESULT = Object.freeze([]);

/**
 * Wraps the exports of a WebAssembly instance, so that its panics and traps do not reach the page. The first
 * one is passed to `onCrash`. A crashed instance is in an unknown state, so later calls do nothing.
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
      // In a nested call the caller is the instance itself, which must not continue.
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
