import { type Component, flushSync, mount } from 'svelte'
import type { AppView } from '../src-main/ipc/contract.ts'
import { followSnapshots } from './desktop.ts'
import { AppState } from './state.svelte.ts'
import './ui/base.css'

/** Puts a page on the screen and keeps it at the newest snapshot. */
export function start(Page: Component<{ app: AppState }>): void {
  const app = new AppState()
  mount(Page, { target: document.body, props: { app } })
  followSnapshots((snapshot) => {
    const arrival = { mono: performance.now(), wall: Date.now() }
    dressPage(snapshot.app)
    // The page is right when this returns: the next frame shows the card.
    flushSync(() => app.receive(snapshot, arrival))
  })
}

function dressPage({ theme, platform }: AppView): void {
  const { dataset } = document.documentElement
  dataset['theme'] = theme
  if (dataset['platform'] === platform) return
  dataset['platform'] = platform
  // Fetched now, not with the first words: those of a ringing call are not to change their shape.
  if (platform === 'linux') void document.fonts.load('1em "Inter Variable"')
}
