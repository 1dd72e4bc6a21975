import type { Attachment } from 'svelte/attachments'
import WaveSurfer from 'wavesurfer.js'

/** Bars of 2 px with 2 px between. */
const bar = 2

interface WaveDrawing {
  recolour(colour: string): void
  destroy(): void
}

/** Draws a waveform into `container`, as wide as that is. Playing, trimming and their keys are not its business. */
function drawWave(wish: {
  container: HTMLElement
  peaks: Float32Array
  duration: number
  height: number
  colour: string
}): WaveDrawing {
  const { container, peaks, duration, height, colour } = wish
  // Made outside the page, which is given it when its style element is out of it: it draws a moment later.
  const host = document.createElement('div')
  const wave = WaveSurfer.create({
    container: host,
    height,
    peaks: [peaks],
    duration,
    waveColor: colour,
    progressColor: colour,
    cursorWidth: 0,
    barWidth: bar,
    barGap: bar,
    barRadius: 1,
    barMinHeight: 2,
    normalize: true,
    interact: false,
    hideScrollbar: true,
  })
  handOverStyles(wave.getWrapper().getRootNode())
  container.append(host)
  return {
    recolour: (waveColor) => wave.setOptions({ waveColor, progressColor: waveColor }),
    destroy: () => {
      wave.destroy()
      host.remove()
    },
  }
}

/** Draws a waveform into an element in the colour of its text, also when that changes. */
export const waveIn =
  ({ peaks, duration, height }: { peaks: Float32Array; duration: number; height: number }): Attachment<HTMLElement> =>
  (container) => {
    const colour = () => getComputedStyle(container).color
    const drawing = drawWave({ container, peaks, duration: duration || 1, height, colour: colour() })
    const recolour = () => drawing.recolour(colour())
    const themes = new MutationObserver(recolour)
    themes.observe(document.documentElement, { attributeFilter: ['data-theme'] })
    if (container.parentElement) themes.observe(container.parentElement, { attributeFilter: ['class'] })
    return () => {
      themes.disconnect()
      drawing.destroy()
    }
  }

/** Our policy stops a style element in its shadow tree, and says so on the console; a constructed sheet is ours to give. */
function handOverStyles(root: Node): void {
  if (!(root instanceof ShadowRoot)) return
  const element = root.querySelector('style')
  const sheet = new CSSStyleSheet()
  sheet.replaceSync(element?.textContent ?? '')
  element?.remove()
  root.adoptedStyleSheets = [sheet]
}
