/** An object that a polluted `Object.prototype` adds nothing to. */
export const plain = (...members) => Object.assign(Object.create(null), ...members);
