// The first of the scripts that run before anything else on each of the bench's pages, as one, in a block.
window.bench = {};

const { port1, port2 } = new MessageChannel();
const waiting = [];
port1.onmessage = () => waiting.shift()();
/** Calls in a task of its own. */
const task = (next) => {
  waiting.push(next);
  port2.postMessage(null);
};
/** Calls in the first task after the next frame is painted. */
const painted = (next) => requestAnimationFrame(() => task(next));
const frame = () => new Promise(painted);

/** Told of every shadow root that is made. Nothing here keeps one. */
let onRoot = () => {};
const attachShadow = Element.prototype.attachShadow;
Element.prototype.attachShadow = function (...values) {
  const root = attachShadow.apply(this, values);
  onRoot(root);
  return root;
};

/** WebAssembly's memory, to be asked how large it has become. */
let memory;
for (const name of ["instantiate", "instantiateStreaming"]) {
  const original = WebAssembly[name];
  WebAssembly[name] = async (...values) => {
    const result = await original.apply(WebAssembly, values);
    memory = (result.instance ?? result).exports.memory;
    return result;
  };
}

bench.frame = frame;
bench.wasm = () => memory?.buffer.byteLength ?? 0;
