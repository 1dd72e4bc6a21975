import * as v from 'valibot'

/** A number that came from outside, a link or the clipboard, and waits for the person to say what is to be done. */
export type DialRequestView =
  | {
      readonly kind: 'ask'
      readonly id: string
      readonly from: DialSource
      /** Formatted for reading. */
      readonly number: string
      /** Why it is asked: always, because it is a code of the phone system, or because no number is that long or short. */
      readonly why: 'always' | 'code' | 'unusual'
    }
  /** There was no number in it that can be called. */
  | { readonly kind: 'unreadable'; readonly id: string; readonly from: DialSource }

export type DialSource = 'link' | 'clipboard'

/** The number stays in main: what is called is what was shown. */
export const oneRequest = v.strictObject({ id: v.pipe(v.string(), v.minLength(1), v.maxLength(128)) })

/** What a keyboard shortcut can do while another program has the keyboard. */
export const shortcutNames = ['answer', 'hangUp', 'hold', 'focusPopup', 'dialClipboard'] as const
export type ShortcutName = (typeof shortcutNames)[number]

/** At least one modifier, then one key, as Electron writes them: `Ctrl+Alt+A`; empty where there is none. */
const accelerator = v.pipe(
  v.string(),
  v.regex(
    /^$|^((Ctrl|Alt|Shift|Super|Cmd)\+){1,4}([A-Z0-9]|F([1-9]|1\d|2[0-4])|Space|Home|End|Up|Down|Left|Right|PageUp|PageDown|Insert)$|^F([1-9]|1\d|2[0-4])$/,
  ),
)

export const shortcutsSchema = v.object({
  answer: accelerator,
  hangUp: accelerator,
  hold: accelerator,
  focusPopup: accelerator,
  dialClipboard: accelerator,
})

/** Shortcuts that could not be taken: another program, or the system, has them. */
export type ShortcutTrouble = readonly ShortcutName[]
