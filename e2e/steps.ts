import type { Locator, Page } from '@playwright/test'
import type { RunningEmulator } from '../emulator/harness.ts'
import type { App } from './app.ts'
import { expect } from './fixtures.ts'

interface Both {
  readonly app: App
  readonly emulator: RunningEmulator
}

/** The card of somebody in a window, whatever state its call is in. */
export const cardOf = (page: Page, name: RegExp): Locator => page.getByRole('article', { name })

/** A button by its whole name: Hold is not Hold and answer. */
export const button = (within: Page | Locator, name: string): Locator =>
  within.getByRole('button', { name, exact: true })

/** Signs in, and Ada calls. Answers her card and the id of the call. */
export async function ringFromAda({ app, emulator }: Both): Promise<{ popup: Page; card: Locator; callId: string }> {
  await app.signIn()
  const popup = await app.popup()
  const { callId } = await emulator.ring({ from: '123002', to: '123007' })
  const card = cardOf(popup, /Ada Byron/)
  await expect(card).toHaveAccessibleName('Incoming call: Ada Byron')
  return { popup, card, callId }
}

/** The same, picked up at the phone on the desk. */
export async function talkWithAda({ app, emulator }: Both): Promise<{ popup: Page; card: Locator; callId: string }> {
  const ringing = await ringFromAda({ app, emulator })
  await emulator.phone('123007').answer(ringing.callId)
  await expect(ringing.card).toHaveAccessibleName('Connected: Ada Byron')
  return ringing
}

/** Waits until the pop-up's window has the height of its stack: it gets smaller some time after its cards. */
export const isAsHighAsItsCards = (app: App, popup: Page) =>
  expect
    .poll(async () => {
      const stack = await popup.evaluate(() => document.querySelector<HTMLElement>('.stage')?.offsetHeight)
      return (await app.boundsOf('popup')).height - Number(stack)
    })
    .toBe(0)

/** How often a method was asked for so far. */
export async function countOf(emulator: RunningEmulator, name: `${string}.${string}`): Promise<number> {
  return (await emulator.requests()).filter(({ service, method }) => `${service}.${method}` === name).length
}

/** A fingerprint on the screen, without what is between its groups. */
export const bare = (text: string | null): string => (text ?? '').replaceAll(/[^0-9A-F]/g, '')
