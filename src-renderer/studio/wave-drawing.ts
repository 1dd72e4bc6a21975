import WaveSurfer from 'wavesurfer.js'

/** Bars of 2 px with 2 px between. */
const bar = 2

export interface WaveDrawing {
  recolour(colour: string): void
  destroy(): void
}

/** Draws a waveform into `container`, as wide as that is. Playing, trimming and their keys are not its business. */
export function drawWave(wish: {
  container: HTMLElement
  peaks: Float32Array
  duration: number
  height: number
  colour: string
}): WaveDrawing {
  const { container, peaks, duration, height, colour } = wish
  const wave = WaveSurfer.create({
    container,
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
  allowStyles(wave.getWrapper().getRootNode())
  return {
    recolour: (waveColor) => wave.setOptions({ waveColor, progressColor: waveColor }),
    destroy: () => wave.destroy(),
  }
}

/** Our policy stops the style element that it writes into its shadow tree; the same as a constructed sheet is ours to give. */
function allowStyles(root: Node): void {
  if (!(root instanceof ShadowRoot)) return
  const sheet = new CSSStyleSheet()
  sheet.replaceSync(root.querySelector('style')?.textContent ?? '')
  root.adoptedStyleSheets = [sheet]
}
