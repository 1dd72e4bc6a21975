import { createHash, randomUUID } from 'node:crypto'
import { join } from 'node:path'
import { setTimeout } from 'node:timers/promises'
import { app, clipboard, ipcMain, shell } from 'electron'
import { createTranslate } from '../messages/translate.ts'
import { createAppStore } from './app-store.ts'
import { createClock } from './clock.ts'
import { createCommands } from './commands.ts'
import { requestDial } from './control/dial-request.ts'
import { Contacts } from './control/contacts.ts'
import { History } from './control/history.ts'
import { learnFromServer } from './control/learn-from-server.ts'
import { keepWhatWasLearnt } from './control/learn.ts'
import { Remembered } from './control/remembered.ts'
import { askRecords } from './control/ask-records.ts'
import { resumeWhoWaits } from './control/resume-who-waits.ts'
import { changeSettings } from './control/settings.ts'
import { pressShortcut } from './control/shortcut.ts'
import { secondSite } from './control/second-server.ts'
import { SignIn, type SignInOptions } from './control/sign-in.ts'
import { until } from './control/until.ts'
import { GreetingCalendar } from './control/voicemail/greeting-calendar.ts'
import { GreetingDraft } from './control/voicemail/greeting-draft.ts'
import { Greetings } from './control/voicemail/greetings.ts'
import { Messages } from './control/voicemail/messages.ts'
import { appId } from './desktop/app-id.ts'
import { setAppMenu } from './desktop/app-menu.ts'
import { chooseFile } from './desktop/choose-file.ts'
import { appFacts, appPaths } from './desktop/facts.ts'
import { createKeychain } from './desktop/keychain/keychain.ts'
import { endGracefully, giveUp, isOnlyInstance, surviveMistakes, watchForWaking } from './desktop/life.ts'
import { logLine } from './desktop/log-line.ts'
import { logOddities } from './desktop/log-oddities.ts'
import { createLog } from './desktop/log.ts'
import { showMissed } from './desktop/missed-badge.ts'
import { notPlacedNotice } from './desktop/notifications/notices.ts'
import { createNotifier } from './desktop/notifications/notifier.ts'
import { Links } from './desktop/links.ts'
import { watchForNotices } from './desktop/notifications/watch.ts'
import { openLinks } from './desktop/open-links.ts'
import { announcePages, servePages } from './desktop/pages.ts'
import { soundUrl } from './desktop/page-address.ts'
import { createPresser } from './desktop/press.ts'
import { createPush } from './desktop/push.ts'
import { createSaveText } from './desktop/save-text.ts'
import { canPlaceWindows, leaveOutMissingGraphics, restartOnX11 } from './desktop/screen-server.ts'
import { isFromOurs, lockDown } from './desktop/security.ts'
import { beSeldomWoken } from './desktop/seldom-woken.ts'
import { sessionBusOpener } from './desktop/session-bus.ts'
import { Shortcuts } from './desktop/shortcuts.ts'
import { isStartedHidden, mendStartAtLogin, startAtLogin } from './desktop/start-at-login.ts'
import { followSystemSetting, type SystemSettingOptions } from './desktop/system-setting.ts'
import { shownTheme, systemTheme, watchSystemTheme } from './desktop/theme.ts'
import { findTray } from './desktop/tray/find-tray.ts'
import { AppTray } from './desktop/tray/tray.ts'
import { watchNetwork } from './desktop/watch-network.ts'
import { askWithoutKeychain } from './desktop/windows/ask-without-keychain.ts'
import { MainWindow } from './desktop/windows/main-window.ts'
import { PopupWindow } from './desktop/windows/popup-window.ts'
import { watchForCards } from './desktop/windows/watch-cards.ts'
import type { SystemSetting } from './ipc/contract/system-setting.ts'
import type { ShortcutName, ShortcutTrouble } from './ipc/contract/dialling.ts'
import { bind } from './ipc/bind.ts'
import { siteAnswers } from './portaswitch/client/answers.ts'
import { openLine } from './portaswitch/client/line.ts'
import { tryWebSocket } from './portaswitch/client/try-web-socket.ts'
import { openTwoSites } from './portaswitch/client/two-sites.ts'
import { readCertificate } from './portaswitch/client/read-certificate.ts'
import { looksTheSame } from './state/looks-the-same.ts'
import { toSnapshot } from './state/snapshot.ts'
import { openCalendarFile } from './storage/calendar-file.ts'
import { GreetingArchive } from './storage/greeting-archive.ts'
import { SoundCache } from './storage/sound-cache.ts'
import { Database } from './storage/database/database.ts'
import { openSettingsFile } from './storage/settings-file.ts'
import { defaultSettings, defaultStored } from './storage/stored.ts'
import { readTiming } from './timing.ts'

/** What a second start of the app asks of the first. */
let openWindow: () => void = () => undefined
const links = new Links()

// Not awaited at the top: Electron gets ready only after this module has been read.
if (restartOnX11() || !isOnlyInstance((args) => links.takeFrom(args) || openWindow())) {
  app.exit()
} else {
  if (process.platform === 'win32') app.setAppUserModelId(appId)
  leaveOutMissingGraphics()
  beSeldomWoken()
  announcePages()
  setAppMenu()
  app.whenReady().then(start).catch(giveUp)
}

function start(): void {
  const timing = readTiming(app.isPackaged ? undefined : process.env['SIDETONE_TIMING'])
  const clock = createClock()
  const now = () => ({ mono: clock.monotonic(), wall: clock.now() })
  const t = createTranslate()
  const paths = appPaths()
  const facts = appFacts()

  const log = createLog({ folder: paths.logs, verbose: !app.isPackaged })
  surviveMistakes(log.error)
  log.info('started', { version: facts.version, electron: process.versions.electron })
  const settings = openSettingsFile({
    folder: paths.data,
    defaults: defaultStored(defaultSettings({ country: app.getLocaleCountryCode() })),
    onProblem: log.error,
  })
  const store = createAppStore({
    settings,
    systemTheme: systemTheme(),
    timing,
    now,
    onEvent: logOddities(log, clock.monotonic),
    onFailure: (error) => log.error('an observer failed', error),
  })
  const remembered = new Remembered({
    settings,
    keychain: createKeychain({ limit: timing.keychain, kept: timing.keychainHelperKept, log }),
    folderHash: createHash('sha256').update(paths.data).digest('hex').slice(0, 16),
    onKeychain: (keychain) => store.dispatch({ type: 'app.keychainFound', keychain }),
  })
  const database = new Database({
    folder: paths.data,
    program: new URL('database-worker.js', import.meta.url),
    onTrouble: (trouble) => {
      log.warn('the database', trouble)
      store.dispatch({ type: 'storage.trouble', trouble })
    },
    onLeftOut: (why) => log.warn('the database has left out what it could not read', { why }),
  })
  const certificateOf: SignInOptions['readCertificate'] = (options) => readCertificate({ ...options, timing })
  const signIn = new SignIn({
    store,
    remembered,
    openLine: ({ server, pin, webSocket, credentials, whenUnreachable, onEvent }) =>
      openTwoSites({
        open: (site) => openLine({ ...site, credentials, timing, clock, random: Math.random, log }),
        main: { server, pin, webSocket },
        second: () => secondSite({ switchboard: { store, settings }, remembered }),
        answers: (site, signal) => siteAnswers(site, { timing, clock, signal }),
        whenUnreachable,
        ...{ timing, clock, log, onEvent },
      }),
    readCertificate: certificateOf,
    tryWebSocket: (options) => tryWebSocket({ ...options, timing, clock }),
    onMistake: log.error,
  })
  // The keychain and the server take their time, and the rest is made meanwhile.
  void signIn.start()

  const snapshot = () => toSnapshot(store.state, now(), facts)
  const openBus = sessionBusOpener((error) => log.info('the session bus', { trouble: String(error) }))
  const popup = new PopupWindow({ log, corner: () => store.state.settings.popupCorner })
  const push = createPush({ snapshot, now: clock.monotonic, first: () => popup.inUse })
  const mainWindow = new MainWindow({
    log,
    settings,
    icon: paths.icon,
    kept: timing.mainWindowKept,
    theme: () => shownTheme(store.state),
    hasTray: () => store.state.tray,
  })
  const newTicket = () => `dial ${randomUUID()}`
  const switchboard = { store, line: () => signIn.line, settings, timing }
  const mailbox = { store, line: () => signIn.line }
  const archiveIn = (folder: string) =>
    new GreetingArchive({
      folder: join(paths.data, folder),
      newId: randomUUID,
      now: clock.now,
      onProblem: log.error,
    })
  const greetings = new Greetings({ ...mailbox, timing, archive: archiveIn('greetings') })
  const draft = new GreetingDraft({ ...mailbox, archive: archiveIn('drafts') })
  const calendar = new GreetingCalendar({
    ...mailbox,
    file: openCalendarFile(join(paths.data, 'calendar.json'), log.error),
    newId: randomUUID,
    now: clock.now,
    timing,
    onProblem: log.error,
  })
  const sounds = new SoundCache({ folder: join(paths.data, 'sounds'), newTicket: randomUUID })
  const messages = new Messages({
    ...mailbox,
    timing,
    cache: sounds,
    urlOf: soundUrl,
    saveAs: (path) => mainWindow.saveAs(path),
    drag: (path) => mainWindow.drag(path),
  })
  const contacts = new Contacts({
    store,
    database,
    saveText: createSaveText(log.error),
    chooseFile,
    importProgram: new URL('import-worker.js', import.meta.url),
    now: clock.now,
    t,
    onProblem: log.error,
  })
  const history = new History({
    store,
    database,
    saveText: createSaveText(log.error),
    ...clock,
    timing,
    t,
    onProblem: log.error,
  })
  // Looked at hourly, and then done once a day: a timer of a whole day would stand still while the computer sleeps.
  setInterval(() => history.deleteOld(), timing.historyCheck)
  const network = watchNetwork({
    every: timing.networkCheck,
    onChange: (gone) => signIn.reconnect({ gone }),
  })
  const commands = createCommands({
    switchboard,
    signIn,
    history,
    contacts,
    database,
    sites: { switchboard, remembered, readCertificate: certificateOf },
    snapshot,
    mailbox,
    greetings,
    draft,
    calendar,
    messages,
    mainWindow,
    popup,
    network,
    // Later versions of Electron answer with a promise.
    copyText: (text) => void clipboard.writeText(text),
    freeShortcuts: (areFree) => shortcuts.free(areFree),
    openLogFolder: () => void shell.openPath(paths.logs),
    newTicket,
    now: clock.monotonic,
  })
  const ask = () => void mainWindow.open()
  const request = { switchboard, ask, newTicket, now: clock.monotonic }
  links.takeFrom(process.argv)
  links.follow((link) => requestDial(request, link, 'link'))
  const shortcut = (name: ShortcutName) => {
    // Later versions of Electron answer with a promise.
    const dialClipboard = async () => requestDial(request, await clipboard.readText(), 'clipboard')
    pressShortcut(name, { state: () => store.state, commands, dialClipboard }).catch((error: unknown) =>
      log.error(`the shortcut ${name} failed`, error),
    )
  }
  const notifier = createNotifier({ openBus, icon: paths.noticeIcon, log })
  const onNotPlaced = (number: string) => notifier.show(notPlacedNotice(number, store.state, press, t))
  const press = createPresser({ commands, quit: () => app.quit(), onNotPlaced, log })
  const tray = new AppTray(
    { marks: paths.trayMarks, press, t, rest: { mark: timing.trayMark, menu: timing.trayMenu }, now: clock.monotonic },
    store.state,
  )

  lockDown(log.warn)
  servePages(paths.pages, (ticket) => sounds.pathOf(ticket))
  bind({ ipc: ipcMain, handlers: commands, isOurs: isFromOurs, onProblem: log.error })

  store.subscribe((previous, next) => {
    if (!looksTheSame(previous, next)) push()
  })
  const onTrouble = (trouble: ShortcutTrouble) => store.dispatch({ type: 'app.shortcutsTaken', trouble })
  const shortcuts = new Shortcuts({ press: shortcut, onTrouble }, store.state)
  store.subscribe(shortcuts.follow)
  if (isStartedHidden()) store.subscribe(askWithoutKeychain(() => void mainWindow.openQuietly()))
  if (canPlaceWindows()) store.subscribe(watchForCards(popup))
  store.subscribe((_previous, next) => tray.show(next))
  store.subscribe(
    watchForNotices({
      notifier,
      popupShows: () => popup.canShow,
      isReadAloud: () => app.isAccessibilitySupportEnabled(),
      windowShows: () => mainWindow.isShown,
      press,
      offlineAfter: timing.offlineNotice,
      t,
    }),
  )
  store.subscribe((previous, next) => {
    if (shownTheme(previous) !== shownTheme(next)) mainWindow.dress()
  })
  store.subscribe(
    askRecords({ switchboard, timing, onMistake: (error) => log.error('asking for records failed', error) }),
  )
  store.subscribe(resumeWhoWaits(switchboard, (error) => log.error('resuming failed', error)))
  store.subscribe(greetings.follow)
  store.subscribe(calendar.follow)
  store.subscribe(messages.follow)
  store.subscribe(history.watch)
  store.subscribe(
    learnFromServer({
      line: () => signIn.line,
      history,
      contacts,
      timing,
      now: clock.now,
      onRefusal: (what, error) => log.info('the server does not tell', { what, why: String(error) }),
    }),
  )
  store.subscribe(showMissed)
  store.subscribe(keepWhatWasLearnt(settings))
  const comment = t('desktop.startEntry')
  const follow = (name: SystemSetting, carryOut: (on: boolean) => Promise<void>) => {
    const onSettled: SystemSettingOptions['onSettled'] = ({ on, trouble }) => {
      if (trouble !== undefined) changeSettings(switchboard, { [name]: on })
      store.dispatch({ type: 'app.systemSetting', name, trouble })
    }
    store.subscribe(followSystemSetting({ name, carryOut, onSettled, onProblem: log.error }, store.state))
  }
  follow('startAtLogin', (on) => startAtLogin(on, comment))
  follow('openLinks', (on) => openLinks(on, { comment, limit: timing.systemTool }))
  if (store.state.settings.startAtLogin)
    mendStartAtLogin(comment).then(
      (on) => on || changeSettings(switchboard, { startAtLogin: false }),
      (error: unknown) => log.error('the entry for starting with the computer is not as it should be', error),
    )
  store.subscribe(logLine(log))
  watchSystemTheme((theme) => store.dispatch({ type: 'app.systemThemeChanged', theme }))
  watchForWaking({
    now,
    onSlept: (since) => {
      store.dispatch({ type: 'line.slept', since })
      signIn.reconnect({ gone: 'all' })
    },
    onUnlocked: () => signIn.reconnect(),
  })
  endGracefully(() => {
    mainWindow.remember()
    const kept = Promise.race([remembered.written, setTimeout(timing.keychainAtQuit)])
    history.end()
    const closed = Promise.race([database.close(), setTimeout(timing.databaseAtQuit)])
    return Promise.all([signIn.quit(), kept, closed, settings.saved()])
  }, timing.quit)

  openWindow = () => void mainWindow.open()
  const settled = until({ store, ms: timing.firstWindow }, ({ line }) => line.phase !== 'signingIn')
  const opened = isStartedHidden() ? settled : settled.then(() => mainWindow.open())
  void opened.then(() => {
    void contacts.load()
    void signIn.lookForKeychain()
    void findTray(openBus, (found) => {
      store.dispatch({ type: 'app.trayFound', tray: found })
      tray.appear()
      if (!found) mainWindow.openMinimised()
    })
  })
}
