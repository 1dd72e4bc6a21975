import { defineConfig } from '@playwright/test'

export default defineConfig({
  testDir: '.',
  outputDir: '../test-results',
  // One screen, one session bus, one keychain: tests take turns.
  workers: 1,
  forbidOnly: Boolean(process.env['CI']),
  // A shared machine can stall for seconds; what passes only at a second try is reported as flaky.
  retries: process.env['CI'] === undefined ? 0 : 2,
  timeout: 60_000,
  expect: { timeout: 15_000 },
  reporter: 'list',
  // Those that share an app are one after the other: a test with one of its own would end it in between.
  projects: [
    { name: 'shared', grepInvert: /@own/ },
    { name: 'own', grep: /@own/ },
  ],
})
