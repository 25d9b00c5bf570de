// Builds every host into a folder of its own in dist/: its pages, and main.js with all it needs.
import { cp, readFile, readdir, rm } from "node:fs/promises";
import { basename, extname } from "node:path";
import { build } from "esbuild";
import { compile } from "svelte/compiler";
import { compileScript, parse } from "vue/compiler-sfc";

const entries = ["react/main.jsx", "vue/main.js", "svelte/main.js", "angular/main.ts", "htmx/main.js", "turbo/main.js", "plain/main.js"];

/** Single-file components; `article-widget` is none of Vue's components. */
const vue = {
  name: "vue",
  setup: ({ onLoad }) =>
    onLoad({ filter: /\.vue$/ }, async ({ path }) => {
      const templateParseOptions = { isCustomElement: (tag) => tag === "article-widget" };
      const { descriptor, errors } = parse(await readFile(path, "utf8"), { filename: path, templateParseOptions });
      if (errors.length) return { errors: errors.map(({ message }) => ({ text: message })) };
      const { content } = compileScript(descriptor, { id: basename(path), inlineTemplate: true });
      return { contents: content };
    }),
};

const svelte = {
  name: "svelte",
  setup: ({ onLoad }) =>
    onLoad({ filter: /\.svelte$/ }, async ({ path }) => {
      const { js, warnings } = compile(await readFile(path, "utf8"), { filename: path, dev: true });
      return { contents: js.code, warnings: warnings.map(({ message }) => ({ text: message })) };
    }),
};

await rm("dist", { recursive: true, force: true });
await build({
  entryPoints: entries,
  outbase: ".",
  outdir: "dist",
  bundle: true,
  external: ["/article-widget.js"],
  format: "esm",
  charset: "utf8",
  target: "es2022",
  // As in development, where frameworks say what they do not like.
  conditions: ["development"],
  define: {
    "process.env.NODE_ENV": '"development"',
    __VUE_OPTIONS_API__: "false",
    __VUE_PROD_DEVTOOLS__: "false",
    __VUE_PROD_HYDRATION_MISMATCH_DETAILS__: "false",
  },
  jsx: "automatic",
  jsxDev: true,
  tsconfigRaw: { compilerOptions: { experimentalDecorators: true, useDefineForClassFields: false } },
  plugins: [vue, svelte],
  logLevel: "warning",
});
for (const entry of entries) {
  const [host] = entry.split("/");
  const pages = (await readdir(host)).filter((name) => extname(name) === ".html");
  await Promise.all(pages.map((page) => cp(`${host}/${page}`, `dist/${host}/${page}`)));
}
