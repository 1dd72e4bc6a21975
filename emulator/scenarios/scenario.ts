import type { Stage } from './stage.ts'

/** A named script for the emulator. It ends by itself, or when it is stopped. */
export interface Scenario {
  readonly summary: string
  readonly play: (stage: Stage) => Promise<void>
}
