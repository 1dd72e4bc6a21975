// Draws the pictures that the app and its packages carry out of the marks in resources/: npm run icons
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { Resvg } from '@resvg/resvg-js'

process.chdir(fileURLToPath(new URL('..', import.meta.url)))

const trayMarks = 'resources/tray'
/** The colour of a mark by the panel that it lies on. */
const inks = { light: '#1a1a1a', dark: '#f2f2f2' }
/** Electron chooses by the screen's scale; the marks are drawn on a grid of 16. */
const scales = { '': 1, '@1.25x': 1.25, '@1.5x': 1.5, '@2x': 2, '@3x': 3 }

for (const file of readdirSync(trayMarks).filter((name) => name.endsWith('.svg'))) {
  const mark = readFileSync(join(trayMarks, file), 'utf8')
  for (const [panel, ink] of Object.entries(inks)) {
    for (const [suffix, scale] of Object.entries(scales)) {
      const target = join(trayMarks, `${basename(file, '.svg')}-${panel}${suffix}.png`)
      writeFileSync(target, draw(mark.replace('<svg ', `<svg color="${ink}" `), 16 * scale))
    }
  }
}

// What the packages install, and what a window shows where no package did.
const appIcon = readFileSync('resources/icon.svg', 'utf8')
mkdirSync('build/icons', { recursive: true })
for (const pixels of [16, 24, 32, 48, 64, 128, 256, 512]) {
  writeFileSync(`build/icons/${pixels}x${pixels}.png`, draw(appIcon, pixels))
}
writeFileSync('resources/icon.png', draw(appIcon, 256))

/** @returns {Buffer} a PNG of that many pixels in width and height */
function draw(svg, pixels) {
  return new Resvg(svg, { fitTo: { mode: 'width', value: pixels } }).render().asPng()
}
