import { describe, expect, it } from 'vitest'
import { readWebSocketAddress, webSocketOfSecond } from './web-socket-address.ts'

describe('what is typed as the address of the WebSocket', () => {
  it.each([
    ['wss://ws.example.com:8446/api/ws', 'ws.example.com', 8446, '/api/ws'],
    ['  WSS://WS.Example.com/ws ', 'ws.example.com', 443, '/ws'],
    ['wss://ws.example.com', 'ws.example.com', 443, '/ws'],
    ['ws.example.com:8446/api', 'ws.example.com', 8446, '/api'],
    ['ws.example.com:8446', 'ws.example.com', 8446, '/ws'],
    ['wss://ws.example.com:8446/', 'ws.example.com', 8446, '/'],
    ['wss://ws.example.com/ws?site=1', 'ws.example.com', 443, '/ws?site=1'],
    ['wss://[2001:DB8::7]:9000/ws', '2001:db8::7', 9000, '/ws'],
    ['ws:8446/ws', 'ws', 8446, '/ws'],
    ['ws.example.com//ws', 'ws.example.com', 443, '//ws'],
    ['ws.example.com/a/../b', 'ws.example.com', 443, '/b'],
  ])('%s', (typed, host, port, path) => {
    expect(readWebSocketAddress(typed)).toEqual({ host, port, path })
  })

  it.each(['ws://ws.example.com/ws', 'WS://ws.example.com', 'http://ws.example.com/ws'])(
    'says of %s that it is not encrypted',
    (typed) => expect(readWebSocketAddress(typed)).toBe('insecure'),
  )

  it.each([
    '',
    'two words',
    'wss://',
    'wss:///ws',
    'wss://host:0/ws',
    'wss://host:65536/ws',
    'wss://me:secret@host/ws',
    'wss://host\\@other/ws',
    'wss://host/a b',
    'wss://host/ws#part',
    'ftp://host/ws',
    'javascript:alert(1)',
    '/ws',
  ])('refuses %j', (typed) => {
    expect(readWebSocketAddress(typed)).toBeUndefined()
  })
})

describe('the WebSocket of the second server', () => {
  it('has the port and the path of the main one', () => {
    expect(webSocketOfSecond('wss://ws.example.com:8446/api', { host: 'second.example.com' })).toEqual({
      host: 'second.example.com',
      port: 8446,
      path: '/api',
    })
  })

  it('is at its usual place where the main one is', () => {
    expect(webSocketOfSecond('', { host: 'second.example.com' })).toBeUndefined()
  })
})
