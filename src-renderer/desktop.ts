import type {
  Bridge,
  CommandName,
  CommandParams,
  CommandResult,
  PlaceName,
  Snapshot,
} from '../src-main/ipc/contract.ts'

/** The only file that knows how a screen reaches the main process. */

declare global {
  interface Window {
    readonly sidetone: Bridge
  }
}

/** Sends a command. Rejects where main refuses its parameters, which is a mistake of ours. */
export function command<Name extends CommandName>(
  name: Name,
  params: CommandParams<Name>,
): Promise<CommandResult<Name>> {
  // The contract says what each command answers; main is held to it by its own types.
  return window.sidetone.call(name, params) as Promise<CommandResult<Name>>
}

/** Every snapshot from now on, and the one that stands now. They may overtake each other: the higher revision is newer. */
export function followSnapshots(receive: (snapshot: Snapshot) => void): void {
  // Main writes it by the contract's own type.
  window.sidetone.onSnapshot((json) => receive(JSON.parse(json) as Snapshot))
  void command('getSnapshot', {}).then(receive)
}

/** The tray, a notification or a second start asks for a place in the main window. */
export function followPlaces(show: (place: PlaceName) => void): void {
  window.sidetone.onPlace(show)
}
