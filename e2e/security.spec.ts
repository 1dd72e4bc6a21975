import type { Page } from '@playwright/test'
import { expect, test } from './fixtures.ts'

test('a screen reaches its bridge and nothing else of Electron or Node', async ({ app }) => {
  const window = await app.mainWindow()
  const reach = await window.evaluate(() => ({
    node: ['require', 'process', 'module', 'Buffer', 'global'].filter((name) => name in globalThis),
    bridge: Object.keys(Reflect.get(globalThis, 'sidetone') as object).sort(),
    origin: location.origin,
  }))
  expect(reach).toEqual({ node: [], bridge: ['call', 'onPlace', 'onSnapshot'], origin: 'app://sidetone' })
})

test('a screen stays where it is and opens nothing', async ({ app }) => {
  const window = await app.mainWindow()
  const url = window.url()
  const opened = await window.evaluate(() => {
    location.href = 'https://example.com/'
    const link = document.body.appendChild(document.createElement('a'))
    Object.assign(link, { href: 'file:///etc/passwd', target: '_blank' }).click()
    return globalThis.open('https://example.com/') !== null
  })
  expect(opened).toBe(false)
  expect(await app.textOf('main')).toContain('Account ID')
  expect(window.url()).toBe(url)
  expect(app.electron.windows()).toHaveLength(1)
})

test('a screen reaches no network and no file', async ({ app, emulator }) => {
  const window = await app.mainWindow()
  const { port } = emulator
  const results = await window.evaluate(async (port) => {
    const image = (src: string) =>
      new Promise<string>((resolve) => {
        const element = Object.assign(new Image(), {
          onload: () => resolve('loaded'),
          onerror: () => resolve('blocked'),
        })
        element.src = src
      })
    const get = (url: string) =>
      fetch(url).then(
        () => 'loaded',
        () => 'blocked',
      )
    return await Promise.all([
      get(`https://127.0.0.1:${port}/`),
      get('file:///etc/hostname'),
      get('app://sidetone/../../package.json'),
      get('app://elsewhere/main.html'),
      image(`https://127.0.0.1:${port}/x.png`),
      image('file:///usr/share/pixmaps/debian-logo.png'),
    ])
  }, port)
  expect(new Set(results)).toEqual(new Set(['blocked']))
})

test('the pages are served, and nothing beside them', async ({ app }) => {
  const answers = await app.electron.evaluate(async ({ BrowserWindow }) => {
    const window = new BrowserWindow({ show: false })
    const statusOf = (path: string) =>
      new Promise((resolve) => {
        window.webContents.once('did-navigate', (_event, _url, status) => resolve([path, status]))
        void window.loadURL(`app://sidetone/${path}`).catch(() => undefined)
      })
    const answers = []
    for (const path of ['main.html', 'nothing.html', '..%2fmain%2fmain.js', '..%2f..%2fpackage.json']) {
      answers.push(await statusOf(path))
    }
    window.destroy()
    return answers
  })
  expect(answers).toEqual([
    ['main.html', 200],
    ['nothing.html', 404],
    ['..%2fmain%2fmain.js', 404],
    ['..%2f..%2fpackage.json', 404],
  ])
})

test('every permission is denied, but the microphone to the window that records', async ({ app }) => {
  const window = await app.mainWindow()
  const states = await window.evaluate(async () => {
    const names = ['geolocation', 'notifications', 'camera', 'clipboard-read', 'midi'] as PermissionName[]
    return await Promise.all(names.map(async (name) => (await navigator.permissions.query({ name })).state))
  })
  expect(new Set(states)).toEqual(new Set(['denied']))
  expect(await window.evaluate(() => Notification.requestPermission())).toBe('denied')
  const camera = window.evaluate(() => navigator.mediaDevices.getUserMedia({ video: true }).then(() => true))
  await expect(camera).rejects.toThrow()
  const microphoneOf = async (page: Page) =>
    await page.evaluate(async () => (await navigator.permissions.query({ name: 'microphone' })).state)
  expect(await microphoneOf(window)).toBe('granted')
  await app.signIn()
  expect(await microphoneOf(await app.popup())).toBe('denied')
})

test('a command that the contract does not know is refused without a word why', async ({ app }) => {
  const window = await app.mainWindow()
  const refusal = await window.evaluate(async () => {
    const { call } = Reflect.get(globalThis, 'sidetone') as { call(name: string, params: unknown): Promise<unknown> }
    const ask = (name: string, params: unknown) =>
      call(name, params).then(
        () => 'taken',
        (error: Error) => error.message,
      )
    return [await ask('openPath', { path: '/etc' }), await ask('dial', { number: 7 }), await ask('__proto__', {})]
  })
  for (const words of refusal) expect(words).toMatch(/refused$/)
})

test('no password gets to the disk, the log or a screen', async ({ app, emulator }) => {
  await app.signIn({ password: 'secret' })
  await emulator.ring({ from: '123002', to: '123007' })
  const popup = await app.popup()
  await expect(popup.getByRole('article', { name: /Ada Byron/ })).toBeVisible()
  const snapshot = await popup.evaluate(async () => {
    const { call } = Reflect.get(globalThis, 'sidetone') as { call(name: string, params: unknown): Promise<unknown> }
    return JSON.stringify(await call('getSnapshot', {}))
  })
  await app.close()
  for (const text of [snapshot, await app.log(), JSON.stringify(await app.stored())])
    expect(text).not.toContain('secret')
  expect(await app.log()).toContain('online')
})
