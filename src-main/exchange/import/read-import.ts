import { setImmediate } from 'node:timers/promises'
import { Worker } from 'node:worker_threads'
import type { KnownContact } from '../../people/contact.ts'
import type { ImportReply, ImportRequest, ImportTask } from './message.ts'

/** Handed over at a time: so many hold the main process for a millisecond or two. */
const atOnce = 200

/** Reads a file of contacts on a thread of its own, `program`, and tells what importing it would do. Rejects where the thread fails. */
export async function readImport(
  program: URL,
  { known, ...task }: ImportTask & { readonly known: readonly KnownContact[] },
): Promise<ImportReply> {
  const worker = new Worker(program, { workerData: task satisfies ImportTask })
  const answered = new Promise<ImportReply>((resolve, reject) => {
    worker.once('message', resolve)
    worker.once('error', reject)
    worker.once('exit', () => reject(new Error('the thread has ended')))
  })
  const tell = (request: ImportRequest) => worker.postMessage(request)
  const handOver = async () => {
    for (let start = 0; start < known.length; start += atOnce) {
      tell(known.slice(start, start + atOnce))
      await setImmediate()
    }
    tell(undefined)
  }
  // Together: the thread can fail while contacts are still handed over.
  const [reply] = await Promise.all([answered, handOver()])
  return reply
}
