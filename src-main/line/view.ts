import type { LineView } from '../ipc/contract.ts'
import type { LineState } from './line.ts'

/** What the screens show of the line. */
export function lineView(line: LineState): LineView {
  const { server, accountId, domain, webSocket } = line.name
  switch (line.phase) {
    case 'signedOut':
      return { phase: 'signedOut', server, accountId, domain, webSocket, problem: line.problem }
    case 'signingIn':
      return { phase: 'signingIn', server, accountId, domain, webSocket }
    case 'askingCertificate':
      return { phase: 'askingCertificate', server, certificate: line.certificate, changed: line.changed }
    case 'signedIn': {
      const { account, link, callControl, pinReplaced, second } = line
      return {
        phase: 'signedIn',
        server,
        account: { accountId: account.accountId, extensionId: account.extensionId, name: account.name },
        link,
        callControl,
        pinReplaced,
        second,
      }
    }
    default:
      return line satisfies never
  }
}
