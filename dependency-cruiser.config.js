// The boundaries of ARCHITECTURE.md, numbered as there; each comment says where the code should go instead. Imports of
// types count. Components show theirs only once they are compiled, which drops the types: for those eslint.config.js
// repeats rules 1 and 6.

// Tests and what only they use.
const test = '\\.test\\.ts$|/testing/'
const pure =
  '^(src-main/(calls|history|line|people|state|voice|portaswitch/protocol)/|src-main/(ipc/contract/|(ipc/contract|timing)\\.ts$)|messages/)'
const ours = '^(src-main|src-renderer|messages|emulator|e2e|bench|examples|scripts)/'
const packages = (...names) => `(^|/)node_modules/(${names.join('|')})/`

/** @type {import('dependency-cruiser').IForbiddenRuleType[]} */
const screens = [
  {
    name: '1-a-screen-knows-only-the-contract',
    comment:
      'Of src-main a screen knows ipc/contract.ts, ipc/contract/ and voice/. Let state/ put what is shown into the snapshot, and make what is done a command of the contract.',
    from: { path: '^src-renderer/' },
    to: { path: '^src-main/', pathNot: '^src-main/(ipc/contract(\\.ts$|/)|voice/)' },
  },
  {
    name: '1-a-screen-has-no-electron',
    comment:
      'Screens are sandboxed. Put what needs Electron into src-main/desktop/, behind a command of ipc/contract.ts.',
    from: { path: '^src-renderer/' },
    to: { path: packages('electron') },
  },
  {
    name: '1-a-screen-has-no-node',
    comment: 'Screens are sandboxed. Put what needs Node into src-main/, behind a command of ipc/contract.ts.',
    from: { path: '^src-renderer/', pathNot: test },
    to: { dependencyTypes: ['core'] },
  },
  {
    name: '6-ui-knows-no-telephony',
    comment:
      'ui/ holds controls that any app could use. Give them what they show as properties, or put the component into a screen.',
    from: { path: '^src-renderer/ui/' },
    to: { path: ours, pathNot: '^(src-renderer/ui|messages)/' },
  },
  {
    name: '6-a-screen-knows-no-other-screen',
    comment: 'Move what two screens share into ui/ where it knows no telephony, else beside state.svelte.ts.',
    from: { path: '^src-renderer/screens/([^/]+)/' },
    to: { path: '^src-renderer/screens/', pathNot: '^src-renderer/screens/$1/' },
  },
]

/** @type {import('dependency-cruiser').IForbiddenRuleType[]} */
const purity = [
  {
    name: '2-pure-code-knows-pure-code-only',
    comment:
      'This folder is pure. Hand in what it needs as an argument, or put the code where its effect is: portaswitch/client, control, desktop, storage.',
    from: { path: pure, pathNot: test },
    to: { path: ours, pathNot: pure },
  },
  {
    name: '2-pure-code-has-no-node',
    comment:
      'This folder is pure. Hand in the result as an argument, or put the code into portaswitch/client, desktop or storage.',
    from: { path: pure, pathNot: test },
    to: { dependencyTypes: ['core'] },
  },
  {
    name: '2-pure-code-uses-pure-packages',
    comment:
      'This folder is pure: of packages it uses valibot, libphonenumber-js, i18next and sax. Put the code into portaswitch/client, desktop or storage.',
    from: { path: pure, pathNot: test },
    to: {
      path: '(^|/)node_modules/',
      pathNot: packages('valibot', 'libphonenumber-js', 'i18next', 'sax', '@types/sax'),
    },
  },
  {
    name: '2-protocol-and-voice-stand-alone',
    comment:
      'The protocol and voice folders are used by other programs as they are. Put what relates them to calls into calls/ or state/.',
    from: { path: '^src-main/(portaswitch/protocol|voice)/', pathNot: test },
    to: { path: ours, pathNot: '^src-main/(portaswitch/protocol|voice)/' },
  },
  {
    name: '2-messages-stand-alone',
    comment: 'The catalogue knows i18next only. Choose the key where the message is used.',
    from: { path: '^messages/', pathNot: test },
    to: { path: ours, pathNot: '^messages/' },
  },
]

/** @type {import('dependency-cruiser').IForbiddenRuleType[]} */
const rooms = [
  {
    name: '3-only-the-root-knows-the-desktop',
    comment:
      'Only main.ts and commands.ts bring desktop/ together with the rest. Observe the store from desktop/, or hand a function in from main.ts.',
    from: { path: '^src-main/', pathNot: '^src-main/(desktop/|main\\.ts$|commands\\.ts$)' },
    to: { path: '^src-main/desktop/' },
  },
  {
    name: '3-the-desktop-knows-no-portaswitch',
    comment:
      'desktop/ reads the state and calls what main.ts hands it. Put the words of the wire into state/ or control/.',
    from: { path: '^src-main/desktop/', pathNot: test },
    to: { path: '^src-main/portaswitch/' },
  },
  {
    name: '3-portaswitch-runs-in-any-program',
    comment:
      'portaswitch/ tells what it saw as events of line/. Put what the app does with them into state/ or control/.',
    from: { path: '^src-main/portaswitch/', pathNot: `^src-main/portaswitch/protocol/|${test}` },
    to: { path: ours, pathNot: '^src-main/(portaswitch/|line/|voice/|timing\\.ts$)' },
  },
  {
    name: '4-the-emulator-stands-alone',
    comment:
      'The emulator shares the protocol and voice with the app, nothing else. Write the server side of it in emulator/.',
    from: { path: '^emulator/', pathNot: test },
    to: { path: ours, pathNot: '^(emulator|src-main/portaswitch/protocol|src-main/voice|messages)/' },
  },
  {
    name: '4-the-app-knows-no-test-code',
    comment:
      'The app must run without emulator, tests and tools. Move shared code into src-main/portaswitch/protocol or voice.',
    from: { path: '^(src-main|src-renderer|messages)/', pathNot: test },
    to: { path: `^(emulator|e2e|bench|examples|scripts)/|${test}` },
  },
  {
    name: '5-one-place-for-web-sockets',
    comment:
      "Sockets are opened by portaswitch/client and served by emulator/. Use the client's methods or the emulator's control.",
    from: {
      path: '^(src-main|emulator|src-renderer|messages)/',
      pathNot: `^(src-main/portaswitch/client|emulator)/|${test}`,
    },
    to: { path: packages('ws') },
  },
  {
    name: '5-one-place-for-the-keychain',
    comment: 'keytar blocks for good on a locked keychain: ask the helper process through desktop/keychain/.',
    from: { path: ours, pathNot: '^src-main/desktop/keychain/' },
    to: { path: packages('keytar', '@github/keytar') },
  },
  {
    name: '5-one-place-for-the-database',
    comment:
      'A query takes its time: it runs on the thread of storage/database. Add it to queries.ts and ask for it there.',
    from: { path: ours, pathNot: '^src-main/storage/database/' },
    to: { path: packages('node-sqlite3-wasm') },
  },
  {
    name: '5-one-place-for-electron',
    comment:
      'Only main.ts, ipc/ and desktop/ know Electron. Put what needs it into desktop/ and hand the result on from main.ts.',
    from: { path: '^(src-main|emulator|messages|examples)/', pathNot: '^src-main/(main\\.ts$|ipc/|desktop/)' },
    to: { path: packages('electron', 'electron-log') },
  },
]

/** @type {import('dependency-cruiser').IForbiddenRuleType[]} */
const shape = [
  {
    name: '7-no-cycles',
    comment: 'Move what both need into a third file, or hand one to the other as an argument.',
    from: {},
    to: { circular: true },
  },
  {
    name: '7-no-orphans',
    comment: 'Nothing imports this file and it imports nothing: use it or delete it.',
    from: { orphan: true, path: ours, pathNot: '\\.d\\.ts$|^scripts/[^/]+$|^bench/floor/' },
    to: {},
  },
  {
    name: '7-no-barrels',
    comment: 'Import from the file that holds it, and name that file for what it holds.',
    from: {},
    to: { path: '(^|/)index\\.(ts|js|mjs)$', pathNot: '(^|/)node_modules/' },
  },
  {
    name: '7-nothing-unresolved',
    comment: 'This import leads nowhere: mend the path, or add the package to package.json.',
    from: { path: ours },
    to: { couldNotResolve: true },
  },
]

/** @type {import('dependency-cruiser').IConfiguration} */
export default {
  forbidden: [...screens, ...purity, ...rooms, ...shape].map((rule) => ({ severity: 'error', ...rule })),
  options: {
    tsPreCompilationDeps: true,
    doNotFollow: { path: '(^|/)node_modules/' },
    exclude: { path: '^(out|dist|\\.cache)/|^electron\\.vite\\.config\\..*\\.mjs$' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'svelte', 'types', 'node', 'default'],
      extensions: ['.ts', '.js', '.mjs', '.cjs', '.svelte', '.json', '.css'],
    },
  },
}
