import { resolve } from 'node:path'
import { svelte } from '@sveltejs/vite-plugin-svelte'
import { defineConfig } from 'electron-vite'

// The oldest runtime the bundles must run on. Where Electron's own download cannot be reached, development and tests
// run on a stand-in with Node 20.18 and Chromium 130 (scripts/ensure-electron.mjs).
const node = 'node20.18'
const chrome = 'chrome130'

export default defineConfig({
  main: {
    build: {
      target: node,
      outDir: 'out/main',
      externalizeDeps: { include: ['keytar', 'node-sqlite3-wasm'] },
      rolldownOptions: {
        input: {
          main: resolve('src-main/main.ts'),
          'database-worker': resolve('src-main/storage/database/worker.ts'),
          'import-worker': resolve('src-main/exchange/import/worker.ts'),
          'keychain-helper': resolve('src-main/desktop/keychain/helper.ts'),
        },
        // Optional native accelerators of ws and the D-Bus client: absent is fine.
        external: ['bufferutil', 'utf-8-validate', 'usocket', 'x11'],
        output: { format: 'es' },
      },
    },
  },
  preload: {
    build: {
      target: node,
      outDir: 'out/preload',
      // A sandboxed preload can require nothing but electron.
      externalizeDeps: false,
      rolldownOptions: {
        input: { preload: resolve('src-main/ipc/preload.ts') },
        output: { format: 'cjs', entryFileNames: '[name].cjs', codeSplitting: false },
      },
    },
  },
  renderer: {
    root: 'src-renderer',
    plugins: [svelte({ configFile: resolve('svelte.config.js') })],
    build: {
      target: chrome,
      outDir: 'out/renderer',
      rolldownOptions: {
        input: {
          main: resolve('src-renderer/main.html'),
          popup: resolve('src-renderer/popup.html'),
        },
      },
    },
  },
})
