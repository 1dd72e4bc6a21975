import { expect, test } from 'vitest'
import { nobody } from '../../people/people.ts'
import { senderOf } from './sender.ts'

const read = (from: string | undefined) => {
  const { sender, dialable } = senderOf(from, { country: 'US', people: nobody })
  return [sender.name, sender.number, sender.anonymous, dialable]
}

test.each([
  ['"Grace Hopper" <+493055570142>', ['Grace Hopper', '+49 30 55570142', false, '+493055570142']],
  ['Grace Hopper <123002@pbx.example.com>', ['Grace Hopper', '123002', false, '123002']],
  ['123002', [undefined, '123002', false, '123002']],
  ['"123002" <123002>', [undefined, '123002', false, '123002']],
  ['"Anonymous" <anonymous@anonymous.invalid>', [undefined, undefined, true, undefined]],
  ['postmaster@example.com', [undefined, 'postmaster', false, undefined]],
  ['"\u202eevil\n" <5>', ['evil', '5', false, '5']],
  [undefined, [undefined, undefined, false, undefined]],
] as const)('%j is read as %j', (from, expected) => {
  expect(read(from)).toEqual(expected)
})
