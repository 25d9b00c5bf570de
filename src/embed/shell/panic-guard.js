import { plain } from "./null-proto.js";

/**
 * What a call gives that has no result: for the glue as good as no number, no error and no reference,
 * whichever of them it looks for.
 */
const NOTHING = Object.freeze([]);

/**
 * The functions that a WebAssembly instance exports, so that none of its faults reaches the page: it
 * is told to `stopped`, once. An instance that has stopped, in the middle of whatever it did, does
 * nothing any more, whichever listener or promise of it is still called.
 */
export function guard(exports, stopped) {
  let depth = 0;
  let hasStopped = false;
  const guarded = (call) => (...values) => {
    if (hasStopped && !depth) return NOTHING;
    depth++;
    try {
      return call(...values);
    } catch (error) {
      // Called from inside the instance: what called it ends as well.
      if (depth > 1) throw error;
      hasStopped = true;
      stopped(error);
      return NOTHING;
    } finally {
      depth--;
    }
  };
  const all = Object.entries(exports).map(([name, it]) => [name, typeof it === "function" ? guarded(it) : it]);
  return plain(Object.fromEntries(all));
}
