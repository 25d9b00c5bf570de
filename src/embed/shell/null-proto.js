/** Merges objects into one without a prototype, which a polluted `Object.prototype` adds nothing to. */
export const nullProto = (...sources) => Object.assign(Object.create(null), ...sources);
