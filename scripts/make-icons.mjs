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
  const name = basename(file, '.svg')
  drawMark(name, mark)
  // What rings speaks for itself, and its waves are where the dot would be.
  if (name !== 'ringing') drawMark(`${name}-missed`, withDot(mark))
}

function drawMark(name, mark) {
  for (const [panel, ink] of Object.entries(inks)) {
    for (const [suffix, scale] of Object.entries(scales)) {
      const target = join(trayMarks, `${name}-${panel}${suffix}.png`)
      writeFileSync(target, draw(mark.replace('<svg ', `<svg color="${ink}" `), 16 * scale))
    }
  }
}

/** A mark with the dot of missed calls at its upper right corner, and room around it: a panel gives a mark one colour only. */
function withDot(mark) {
  const [, start, body] = /^(<svg [^>]*>)(.*)<\/svg>\s*$/s.exec(mark)
  const dot = (radius, fill) => `<circle cx="13.25" cy="2.75" r="${radius}" fill="${fill}"/>`
  const room = `<mask id="room"><rect width="16" height="16" fill="#fff"/>${dot(3.75, '#000')}</mask>`
  return `${start}${room}<g mask="url(#room)">${body}</g>${dot(2.75, 'currentColor')}</svg>`
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
