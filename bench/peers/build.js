// Builds every peer into one script in dist/, and beside it what servers send: gzip 9 and brotli 11.
import { mkdir, readFile, writeFile } from "node:fs/promises";
import { brotliCompressSync, gzipSync } from "node:zlib";
import { transformAsync } from "@babel/core";
import solidPreset from "babel-preset-solid";
import { build, transform } from "esbuild";
import { compile } from "svelte/compiler";

const ENTRIES = ["vanilla/main.js", "preact/main.jsx", "react/main.jsx", "lit/main.js", "svelte/main.js", "solid/main.jsx"];
const SERVERS = ["preact/server.jsx", "react/server.jsx"];

/** The widget's style sheets, as the widget has them. */
const sheets = await build({
  stdin: { contents: '@import "./model/host.css"; @import "./styles/widget.css";', loader: "css", resolveDir: "." },
  bundle: true,
  minify: true,
  charset: "utf8",
  write: false,
  logLevel: "warning",
});
const css = sheets.outputFiles[0].text.trim();

const styles = {
  name: "styles",
  setup: ({ onResolve, onLoad }) => {
    onResolve({ filter: /^widget:styles$/ }, ({ path }) => ({ path, namespace: "styles" }));
    onLoad({ filter: /.*/, namespace: "styles" }, () => ({ contents: css, loader: "text" }));
  },
};

/** Svelte asks `esm-env` whether this is development: esbuild drops what is for it where the answer is a constant. */
const svelte = {
  name: "svelte",
  setup: ({ onResolve, onLoad }) => {
    onResolve({ filter: /^esm-env$/ }, ({ path }) => ({ path, namespace: "svelte" }));
    onLoad({ filter: /.*/, namespace: "svelte" }, () => ({
      contents: "export const BROWSER = true; export const DEV = false; export const NODE = false;",
    }));
    onLoad({ filter: /\.svelte$/ }, async ({ path }) => {
      const { js, warnings } = compile(await readFile(path, "utf8"), { filename: path });
      return { contents: js.code, warnings: warnings.map(({ message }) => ({ text: message })) };
    });
  },
};

const solid = {
  name: "solid",
  setup: ({ onLoad }) =>
    onLoad({ filter: /\/solid\/[^/]*\.jsx$/ }, async ({ path }) => {
      const options = { filename: path, babelrc: false, configFile: false, presets: [solidPreset] };
      const { code } = await transformAsync(await readFile(path, "utf8"), options);
      return { contents: code };
    }),
};

/** What is the same for browsers and servers. */
const shared = (peer) => ({
  bundle: true,
  minify: true,
  charset: "utf8",
  target: "es2022",
  legalComments: "none",
  define: { "process.env.NODE_ENV": '"production"' },
  jsx: "automatic",
  jsxImportSource: peer === "preact" ? "preact" : "react",
  logLevel: "warning",
});

await mkdir("dist", { recursive: true });
for (const entry of ENTRIES) {
  const [peer] = entry.split("/");
  const { outputFiles } = await build({
    ...shared(peer),
    entryPoints: [entry],
    write: false,
    format: "esm",
    conditions: ["production", "browser"],
    plugins: [styles, svelte, solid],
  });
  // Once more: what a constant of another module has made unreachable is dropped only now.
  const { code } = await transform(outputFiles[0].text, { minify: true, charset: "utf8", format: "esm", treeShaking: true });
  const script = `dist/${peer}.js`;
  await writeFile(script, code);
  await writeFile(`${script}.gz`, gzipSync(code, { level: 9 }));
  await writeFile(`${script}.br`, brotliCompressSync(code));
}
// The renderers of servers, for Node.js: what React's takes from it is not there for modules.
for (const entry of SERVERS) {
  const [peer] = entry.split("/");
  await build({ ...shared(peer), entryPoints: [entry], outfile: `dist/${peer}-server.cjs`, platform: "node", format: "cjs", conditions: ["production"] });
}
