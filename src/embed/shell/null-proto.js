/** Merges objects into one without a prototype, which is safe from prototype pollution. */
export const nullProto = (...sources) => Object.assign(Object.create(null), ...sources);
