import { service, type KeychainAnswer, type KeychainRequest } from './request.ts'

/**
 * The one process that talks to the keychain. A locked keychain that nobody unlocks never answers and then holds the process
 * that asked for good, so it must not be the main one. Once answered, a request is let go of.
 */
process.parentPort.on('message', ({ data }: { data: KeychainRequest }) => {
  void answer(data).then((result) => process.parentPort.postMessage(result))
})

async function answer(request: KeychainRequest): Promise<KeychainAnswer> {
  try {
    // Where the system's library is missing, loading throws.
    const { default: keytar } = await import('keytar')
    switch (request.ask) {
      case 'find': {
        const password = await keytar.getPassword(service, request.account)
        return password === null ? { kind: 'empty' } : { kind: 'found', password }
      }
      case 'keep':
        await keytar.setPassword(service, request.account, request.password)
        return { kind: 'done' }
      case 'forget':
        await keytar.deletePassword(service, request.account)
        return { kind: 'done' }
      default:
        return request satisfies never
    }
  } catch (error) {
    return { kind: 'missing', why: error instanceof Error ? error.message : String(error) }
  }
}
