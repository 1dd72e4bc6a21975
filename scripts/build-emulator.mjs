// Puts the emulator into one file that starts at once: node scripts/build-emulator.mjs FOLDER
import { fileURLToPath } from 'node:url'
import { build } from 'vite'

const [folder] = process.argv.slice(2)
if (folder === undefined) throw new Error('which folder is it for?')

// Optional native accelerators of ws: absent is fine.
const external = ['bufferutil', 'utf-8-validate']

// Packages of the older kind count on it.
const banner = `import { fileURLToPath as pathOf } from 'node:url'\nconst __filename = pathOf(import.meta.url)`

await build({
  configFile: false,
  root: fileURLToPath(new URL('..', import.meta.url)),
  logLevel: 'error',
  ssr: { noExternal: true, external },
  build: {
    ssr: 'emulator/cli.ts',
    target: 'node20',
    outDir: folder,
    emptyOutDir: true,
    minify: false,
    rolldownOptions: { external, output: { banner } },
  },
})
