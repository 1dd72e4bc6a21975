/**
 * The part of the metadata reflection API that `@peculiar/x509` needs through its container (it only keeps and reads).
 * Imported before that package; does nothing where the API is there already.
 */
const kept = new WeakMap<object, Map<unknown, unknown>>()

function defineMetadata(key: unknown, value: unknown, target: object): void {
  const own = kept.get(target) ?? new Map<unknown, unknown>()
  own.set(key, value)
  kept.set(target, own)
}

const getOwnMetadata = (key: unknown, target: object): unknown => kept.get(target)?.get(key)

if (!('getMetadata' in Reflect)) Object.assign(Reflect, { defineMetadata, getOwnMetadata, getMetadata: getOwnMetadata })
