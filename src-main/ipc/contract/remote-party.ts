/** How a call ended. */
export type EndedHow =
  | 'theyHungUp'
  | 'weHungUp'
  | 'missed'
  /** It stopped ringing without a word why: nobody answered, or somebody did on another phone. */
  | 'missedOrElsewhere'
  | 'declined'
  | 'answeredElsewhere'
  | 'transferred'
  | 'notAnswered'
  | 'busy'
  | 'failed'
  | 'unknown'

/** Nobody is known to have answered: what a missed call is to the person. */
export const isMissed = (how: EndedHow): boolean => how === 'missed' || how === 'missedOrElsewhere'

/** Who is at the other end. */
export interface RemotePartyView {
  /** The best name there is; undefined where only a number is known. */
  readonly name: string | undefined
  /** Others whom the same number belongs to: then `name` is only one of several. Left out where it is the only one. */
  readonly alsoNamed?: readonly string[] | undefined
  /** The company or the like, where the contacts tell one. */
  readonly company?: string | undefined
  /** Formatted for reading; undefined when it is withheld. */
  readonly number: string | undefined
  /** One or two characters for the avatar; undefined where an icon is shown. */
  readonly initials: string | undefined
  /** The caller withholds the number. */
  readonly anonymous: boolean
}
