// Prints what happens on a line until it is stopped:
//   npx tsx examples/watch-a-line.ts HOST:PORT ACCOUNT FINGERPRINT < password.txt
import { signIn } from './sign-in.ts'

const { line } = await signIn({ onEvent: (event) => console.log(JSON.stringify(event)) })
process.once('SIGINT', () => void line.signOut())
