import { describe, expect, it } from 'vitest'
import { readServerAddress, serverKey } from './server-address.ts'

describe('what is typed as a server', () => {
  it.each([
    ['pbx.example.com', 'pbx.example.com', 8445],
    ['  PBX.Example.com ', 'pbx.example.com', 8445],
    ['pbx.example.com.', 'pbx.example.com', 8445],
    ['pbx', 'pbx', 8445],
    ['voice_gw.lan', 'voice_gw.lan', 8445],
    ['pbx.example.com:9445', 'pbx.example.com', 9445],
    ['https://pbx.example.com', 'pbx.example.com', 8445],
    ['https://pbx.example.com:443/', 'pbx.example.com', 443],
    ['https://pbx.example.com:8445/rest/Session?x=1#top', 'pbx.example.com', 8445],
    ['HTTP://pbx.example.com/', 'pbx.example.com', 8445],
    ['wss://pbx.example.com:8445/ws', 'pbx.example.com', 8445],
    ['127.0.0.1:8445', '127.0.0.1', 8445],
    ['[::1]', '::1', 8445],
    ['[2001:DB8::7]:9000', '2001:db8::7', 9000],
    ['2001:db8::7', '2001:db8::7', 8445],
    ['::1', '::1', 8445],
    ['bücher.example', 'xn--bcher-kva.example', 8445],
  ])('%s', (typed, host, port) => {
    expect(readServerAddress(typed)).toEqual({ host, port })
  })

  it.each([
    '',
    '   ',
    'two words',
    '123007',
    '1.2.3',
    '0x7f.1',
    '300.1.1.1',
    'pbx:0',
    'pbx:65536',
    'pbx:',
    'pbx:port',
    'pbx:80:80x',
    ':8445',
    'https://',
    'https:///path',
    'ftp://pbx.example.com',
    'javascript:alert(1)',
    'user:secret@pbx.example.com',
    'me@pbx.example.com',
    '[::1',
    '[nonsense]',
    ':::',
    'a..b',
    '-pbx.example',
    'pbx%00.example',
    'pbx\n.example',
    '<pbx>',
  ])('refuses %j', (typed) => {
    expect(readServerAddress(typed)).toBeUndefined()
  })

  it('is named by host and port, and the name reads back', () => {
    for (const typed of ['pbx.example.com', '[::1]:9000', '10.0.0.1']) {
      const address = readServerAddress(typed)
      expect(address && readServerAddress(serverKey(address))).toEqual(address)
    }
  })
})
