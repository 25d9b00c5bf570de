import { nullProto } from "./null-proto.js";

/** Dispatches a custom event that bubbles out of shadow roots. Returns `false` if it was canceled. */
export const dispatch = (target, type, detail, cancelable) =>
  target.dispatchEvent(new CustomEvent(type, nullProto({ bubbles: true, composed: true, cancelable, detail })));
