export default {
  // For the development server, which would take the script away from its WebAssembly.
  optimizeDeps: { exclude: ["article-widget"] },
  build: { rollupOptions: { input: ["index.html", "mount.html"] } },
};
