import { help } from './command-line-help.ts'
import { readCommandLine } from './command-line.ts'
import { runEmulator } from './run.ts'

const asked = readCommandLine(process.argv.slice(2))
switch (asked.kind) {
  case 'help':
    console.log(help)
    break
  case 'wrong':
    console.error(`${asked.why}\nSee npm run emulator -- --help`)
    process.exitCode = 2
    break
  case 'start':
    await runEmulator(asked)
    break
  default:
    asked satisfies never
}
