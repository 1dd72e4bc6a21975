// The least that can answer: the same certificate, one answer for every request, nothing read of it. Prints its port.
import { createServer } from 'node:https'
import { WebSocketServer } from 'ws'
import { readFileSync } from 'node:fs'

const [cert, key] = process.argv.slice(2).map((path) => readFileSync(path))
const server = createServer({ cert, key }, (request, response) => {
  request.resume().on('end', () => response.setHeader('content-type', 'application/json').end('{"success":1}'))
})
new WebSocketServer({ server }).on('connection', (socket) => {
  socket.on('message', () => socket.send('{"success":1}'))
})
server.listen(0, '127.0.0.1', () => console.log(server.address().port))
