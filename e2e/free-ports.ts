import { createServer } from 'node:net'

/** Ports that nobody has now, and that no system gives to whoever asks for any: there would be fewer every moment. */
export async function freePorts(count: number): Promise<number[]> {
  const found: number[] = []
  for (let port = 20_000 + Math.floor(Math.random() * 10_000); found.length < count; port += 1)
    if (await isFree(port)) found.push(port)
  return found
}

const isFree = (port: number): Promise<boolean> =>
  new Promise((resolve) => {
    const holder = createServer()
    holder.once('error', () => resolve(false))
    holder.listen(port, '127.0.0.1', () => holder.close(() => resolve(true)))
  })
