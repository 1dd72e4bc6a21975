/** The part of a list that was asked for, and its whole length where that was asked. */
export function page<Item>(
  all: readonly Item[],
  { limit, offset = 0, get_total }: Partial<Record<'limit' | 'offset' | 'get_total', number | undefined>>,
): { readonly items: Item[]; readonly total: { readonly total?: number } } {
  return {
    items: all.slice(offset, limit === undefined ? undefined : offset + limit),
    total: get_total === 1 ? { total: all.length } : {},
  }
}
