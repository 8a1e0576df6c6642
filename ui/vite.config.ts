import { svelte } from '@sveltejs/vite-plugin-svelte';
import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';

export default defineConfig({
  plugins: [svelte()],
  resolve: {
    alias: { $lib: fileURLToPath(new URL('./src/lib', import.meta.url)) },
    // Component tests need the browser build of Svelte; without this they mount nothing.
    ...(process.env['VITEST'] ? { conditions: ['browser'] } : {}),
  },
  // The window is served from an app scheme and the test host from a folder: paths stay relative.
  base: './',
  build: {
    target: ['safari16.4', 'chrome111'],
    // The page's policy allows fonts from itself only, so nothing is turned into a data address.
    assetsInlineLimit: 0,
    chunkSizeWarningLimit: 900,
    reportCompressedSize: false,
  },
  // One test reads the program's sources, which lie beside this folder; nothing that is served needs them.
  server: { port: 1420, strictPort: true, ...(process.env['VITEST'] ? { fs: { allow: ['..'] } } : {}) },
  test: {
    environment: 'happy-dom',
    include: ['src/**/*.test.ts', 'tests/**/*.test.ts'],
    setupFiles: ['tests/setup.ts'],
    css: false,
    testTimeout: 60_000,
  },
});
