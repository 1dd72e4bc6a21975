import { describe, expect, it } from 'vitest'
import { allMethods, allStructures } from '../../src-main/portaswitch/protocol/structures.ts'
import { compare } from './compare.ts'
import names from './names.json'
import { readText } from './read-text.ts'

describe('the table', () => {
  it('has every method, structure and property that the reference names', () => {
    const { methods, structures, missing } = compare(names, allMethods, allStructures())
    expect(missing).toEqual([])
    expect(methods).toEqual({ found: 46, of: 46 })
    expect(structures).toEqual({ found: 94, of: 94 })
  })

  it('is found wanting where it lacks something', () => {
    const { missing } = compare(names, allMethods.slice(1), allStructures().slice(1))
    expect(missing.length).toBeGreaterThan(1)
  })
})

describe('the text of the reference', () => {
  it('is read with blanks for underscores, names cut in two and marks of underlining', () => {
    const text = [
      'set_thing greeting',
      '',
      'hold call',
      '',
      'Parameters: HoldCallRequest Return value: HoldCallResponse',
      '',
      'HoldCallRequest structure',
      '',
      'Property\tType\tDescription',
      '<u>call</u>\tSipCallIdentifier\tThe unique ID',
      'transport id\tstring\tThe SIP address',
      'period*\tstring, max 255\tPeriod',
      '\tstructure\tparts',
    ].join('\n')
    expect(readText(text)).toEqual({
      methods: ['hold_call'],
      structures: { HoldCallRequest: ['call', 'transport_id', 'period'] },
    })
  })
})
