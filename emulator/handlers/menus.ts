import type { Menu } from '../model/menu.ts'
import type { SignedIn } from './handler.ts'
import { refuse } from './refuse.ts'

export const menusOf = ({ switchboard, line }: SignedIn): readonly Menu[] => switchboard.records.of(line.id).menus

/** A menu of the account that asks; `at` is the property that names it. */
export function menuOf(context: SignedIn, id: number | undefined, at: string): Menu {
  const found = menusOf(context).find((menu) => menu.id === id)
  return found ?? refuse(context, { [at]: `there is no menu ${id ?? ''}` })
}

/** Puts a menu in the place of the one with its id, or behind the others. */
export function putMenu({ switchboard, line }: SignedIn, menu: Menu): void {
  switchboard.records.change(line.id, (of) => ({
    ...of,
    menus: of.menus.some(({ id }) => id === menu.id)
      ? of.menus.map((each) => (each.id === menu.id ? menu : each))
      : [...of.menus, menu],
  }))
}
