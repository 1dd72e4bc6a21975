import { answer } from './control/answer.ts'
import { requestEnd, requestHold, requestResume } from './control/call-presses.ts'
import { cancelTransfer, completeTransfer } from './control/complete-transfer.ts'
import { consult } from './control/consult.ts'
import { confirmDial } from './control/dial-request.ts'
import { dial, dialAgain } from './control/dial.ts'
import { holdAndAnswer } from './control/hold-and-answer.ts'
import { secondServerNamer, type SecondServerOptions } from './control/second-server.ts'
import { press } from './control/send.ts'
import { changeSettings } from './control/settings.ts'
import type { SignIn } from './control/sign-in.ts'
import type { Switchboard } from './control/switchboard.ts'
import { suggestNumbers } from './control/suggest-numbers.ts'
import { swap } from './control/swap.ts'
import { takeBack } from './control/take-back.ts'
import type { Contacts } from './control/contacts.ts'
import type { History } from './control/history.ts'
import { transfer } from './control/transfer.ts'
import type { GreetingCalendar } from './control/voicemail/greeting-calendar.ts'
import type { GreetingDraft } from './control/voicemail/greeting-draft.ts'
import type { Greetings } from './control/voicemail/greetings.ts'
import type { MailboxLine } from './control/voicemail/mailbox-line.ts'
import type { Messages } from './control/voicemail/messages.ts'
import { loadVoicemailSettings, revealPin, saveVoicemailSettings } from './control/voicemail/voicemail-settings.ts'
import type { Handlers } from './ipc/bind.ts'
import type { Outcome, PlaceName, Snapshot } from './ipc/contract.ts'
import type { AppEvent } from './state/event.ts'
import type { Database } from './storage/database/database.ts'

export interface CommandOptions {
  readonly switchboard: Switchboard
  readonly signIn: SignIn
  readonly history: History
  readonly contacts: Contacts
  readonly database: Database
  readonly sites: SecondServerOptions
  readonly snapshot: () => Snapshot
  readonly mailbox: MailboxLine
  readonly greetings: Greetings
  readonly draft: GreetingDraft
  readonly calendar: GreetingCalendar
  readonly messages: Messages
  readonly mainWindow: { open(place?: PlaceName): Promise<void>; hold(held: boolean): void }
  readonly network: { look(): void }
  readonly popup: { resize(height: number): void; focus(): void; leave(): void }
  readonly copyText: (text: string) => void
  readonly freeShortcuts: (areFree: boolean) => void
  readonly openLogFolder: () => void
  readonly newTicket: () => string
  /** Milliseconds on the monotonic clock. */
  readonly now: () => number
}

/** What each command of the contract does: one line each. */
export function createCommands({
  switchboard,
  signIn,
  history,
  sites,
  contacts,
  snapshot,
  mailbox,
  greetings,
  draft,
  calendar,
  messages,
  mainWindow,
  popup,
  ...rest
}: CommandOptions): Handlers {
  const tell = (event: AppEvent): Outcome => (switchboard.store.dispatch(event), 'done')
  const nameSecondServer = secondServerNamer(sites)
  const did = (_nothing: void): Outcome => 'done'
  return {
    getSnapshot: () => snapshot(),
    signIn: (form) => signIn.signIn(form),
    cancelSignIn: () => signIn.cancel(),
    trustCertificate: (shown) => signIn.trust(shown),
    rejectCertificate: () => signIn.reject(),
    dismissPinReplaced: () => tell({ type: 'pinReplaced.dismissed' }),
    signOut: () => signIn.signOut(),
    reconnect: () => signIn.reconnect(),
    lookAtNetwork: () => did(rest.network.look()),

    answerCall: (call) => answer(switchboard, call),
    holdAndAnswerCall: (call) => holdAndAnswer(switchboard, call),
    declineCall: ({ callId }) => press(switchboard, { callId, action: 'decline' }, requestEnd),
    hangUpCall: ({ callId }) => press(switchboard, { callId, action: 'hangUp' }, requestEnd),
    holdCall: ({ callId }) => press(switchboard, { callId, action: 'hold' }, requestHold),
    resumeCall: ({ callId }) => press(switchboard, { callId, action: 'resume' }, requestResume),
    transferCall: (wish) => transfer(switchboard, wish),
    consultCall: (wish) => consult(switchboard, { ...wish, ticket: rest.newTicket(), now: rest.now }),
    completeTransferCall: (call) => completeTransfer(switchboard, call),
    cancelTransferCall: (call) => cancelTransfer(switchboard, call),
    swapCalls: (call) => swap(switchboard, call),
    takeBackCall: (call) => takeBack(switchboard, call),
    dismissNote: ({ callId }) => tell({ type: 'call.noteDismissed', callId }),
    dial: ({ number }) => dial(switchboard, { number, ticket: rest.newTicket(), now: rest.now() }),
    dialAgain: ({ callId }) => dialAgain(switchboard, { callId, ticket: rest.newTicket(), now: rest.now() }),
    nameSecondServer,
    trustSecondServer: nameSecondServer,
    dismissGap: () => tell({ type: 'gap.dismissed' }),
    confirmDial: ({ id }) => confirmDial(switchboard, { id, now: rest.now() }),
    dismissDial: ({ id }) => tell({ type: 'dial.settled', id }),

    loadGreetings: () => greetings.load(),
    getGreetingSound: (which) => greetings.sound(which),
    sendGreeting: (wish) => greetings.send(wish),
    stopSending: (which) => greetings.stop(which),
    sendAgain: (which) => greetings.sendAgain(which),
    dismissSending: (which) => greetings.dismiss(which),
    useGreeting: (which) => greetings.use(which),
    getKeptSound: (which) => greetings.keptSound(which),
    putBackGreeting: (which) => greetings.putBack(which),

    keepDraft: (sound) => draft.keep(sound),
    changeDraft: (change) => draft.change(change),
    loadDraft: () => draft.load(),
    dropDraft: () => draft.drop(),

    loadCalendar: () => calendar.load(),
    addToCalendar: (wish) => calendar.add(wish),
    removeFromCalendar: (which) => calendar.remove(which),

    loadMessages: () => messages.load(),
    openMessage: (which) => messages.open(which),
    markMessage: (which) => messages.mark(which),
    deleteMessage: (which) => messages.delete(which),
    undoDelete: () => messages.undoDelete(),
    dismissDeleteFailed: () => messages.dismissDeleteFailed(),
    saveMessage: (which) => messages.save(which),
    dragMessage: (which) => messages.drag(which),

    loadVoicemailSettings: () => loadVoicemailSettings(mailbox),
    saveVoicemailSettings: (changes) => saveVoicemailSettings(mailbox, changes),
    revealPin: (which) => revealPin(mailbox, which),

    changeSettings: (change) => changeSettings(switchboard, change),
    openMainWindow: async ({ place }) => did(await mainWindow.open(place)),
    resizePopup: ({ height }) => did(popup.resize(height)),
    holdMainWindow: ({ held }) => did(mainWindow.hold(held)),
    copyText: ({ text }) => did(rest.copyText(text)),
    recordKeys: ({ on }) => did(rest.freeShortcuts(on)),
    focusPopup: () => did(popup.focus()),
    leavePopup: () => did(popup.leave()),
    openLogFolder: () => did(rest.openLogFolder()),

    listPeople: (wish) => contacts.list(wish),
    getContact: (which) => contacts.get(which),
    saveContact: (wish) => contacts.save(wish),
    deleteContact: (wish) => contacts.delete(wish),
    readImport: () => contacts.readImport(),
    importContacts: (wish) => contacts.import(wish),
    exportContacts: (wish) => contacts.export(wish),
    listHistory: (wish) => history.list(wish),
    listCallsWith: (call) => history.listWith(call),
    noteCall: (wish) => history.note(wish),
    deleteCall: (call) => history.delete(call),
    deleteHistory: () => history.deleteAll(),
    suggestNumbers: (wish) => suggestNumbers({ state: switchboard.store.state, database: rest.database }, wish),
    exportHistory: () => history.export(),
    markMissedSeen: () => history.markSeen(),
    dismissStorageTrouble: () => tell({ type: 'storage.troubleDismissed' }),
  }
}
