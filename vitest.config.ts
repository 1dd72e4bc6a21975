import { svelte } from '@sveltejs/vite-plugin-svelte'
import { defineConfig } from 'vitest/config'

export default defineConfig({
  plugins: [svelte()],
  resolve: { conditions: ['browser'] },
  test: {
    include: ['{src-main,src-renderer,emulator,examples,messages,scripts}/**/*.test.ts'],
    pool: 'threads',
    // No module keeps anything between tests, so files share them: reading them anew takes as long as the tests do.
    isolate: false,
    // Two cores, with a build and checks beside: a limit is for what hangs, not for what is slow.
    testTimeout: 30_000,
    retry: process.env['CI'] === undefined ? 0 : 2,
    hookTimeout: 30_000,
  },
})
