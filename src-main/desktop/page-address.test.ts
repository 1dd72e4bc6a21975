import { join, sep } from 'node:path'
import { describe, expect, it } from 'vitest'
import { isOurUrl, pageFile, pageUrl } from './page-address.ts'

const folder = join(sep, 'app', 'renderer')

describe('an address of a page', () => {
  it('is a file of the folder', () => {
    expect(pageFile(folder, pageUrl('popup'))).toBe(join(folder, 'popup.html'))
    expect(pageFile(folder, 'app://sidetone/assets/a%20b.js?x#y')).toBe(join(folder, 'assets', 'a b.js'))
  })

  it.each([
    'app://sidetone/..%2fmain%2fmain.js',
    'app://sidetone/assets/..%2f..%2fmain.js',
    'app://sidetone/..%2frenderer-2/x.js',
    'app://sidetone/%00',
    'app://sidetone/%E0%A4%A',
    'app://elsewhere/main.html',
    'https://sidetone/main.html',
    'file:///etc/passwd',
  ])('leads nowhere else: %s', (url) => {
    expect(pageFile(folder, url)).toBeUndefined()
  })

  it('cannot climb: what looks like it stays in the folder', () => {
    expect(pageFile(folder, 'app://sidetone/%2e%2e/main/main.js')).toBe(join(folder, 'main', 'main.js'))
  })

  it('is ours only with our scheme and name', () => {
    expect(isOurUrl(pageUrl('main'))).toBe(true)
    for (const url of ['app://sidetone.example/', 'app://sidetone@elsewhere/', 'https://sidetone/', 'about:blank', ''])
      expect(isOurUrl(url)).toBe(false)
  })
})
