import { createServer } from 'node:net'

/**
 * Ports that nobody has now, and that no system gives to whoever asks for any: there would be fewer every moment. They are used
 * minutes later, so each screen has a thousand of its own: the tests on another one look for theirs meanwhile.
 */
export async function freePorts(count: number): Promise<number[]> {
  const found: number[] = []
  const from = 20_000 + (screenNumber() % 10) * 1_000
  for (let port = from + Math.floor(Math.random() * (1_000 - 2 * count)); found.length < count; port += 1)
    if (await isFree(port)) found.push(port)
  return found
}

/** 0 where screens have no numbers: there is one then. */
const screenNumber = (): number => Number(/:(\d+)/.exec(process.env['DISPLAY'] ?? '')?.[1] ?? 0)

const isFree = (port: number): Promise<boolean> =>
  new Promise((resolve) => {
    const holder = createServer()
    holder.once('error', () => resolve(false))
    holder.listen(port, '127.0.0.1', () => holder.close(() => resolve(true)))
  })
