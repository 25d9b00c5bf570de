export default {
  // For the development server, which would look for the WebAssembly where it keeps its own copy.
  optimizeDeps: { exclude: ["article-widget"] },
  build: { rollupOptions: { input: ["index.html", "mount.html"] } },
};
