// How packages are made: npm run dist. One made with the stand-in for Electron is for tests only: it lies in a folder that
// says so, and its version does, too.
const { readFileSync, rmSync } = require('node:fs')
const { dirname, join } = require('node:path')

const project = require('../package.json')
const electron = dirname(require.resolve('electron/package.json'))
const wanted = require('electron/package.json').version
const runtime = readFileSync(join(electron, 'dist/version'), 'utf8').trim().replace(/^v/, '')
const isStandIn = runtime !== wanted

/** @type {import('electron-builder').Configuration} */
module.exports = {
  appId: 'org.sidetone.app',
  productName: 'Sidetone',
  copyright: 'The Sidetone authors',
  ...(isStandIn && { electronVersion: runtime, electronDist: join(electron, 'dist') }),
  extraMetadata: {
    // Windows and notifications are told apart by it.
    desktopName: 'sidetone.desktop',
    // A .deb is refused without one, and there is none.
    homepage: 'https://sidetone.invalid',
    ...(isStandIn && { version: `${project.version}-dev` }),
  },
  directories: { output: isStandIn ? 'dist/not-for-release' : 'dist', buildResources: 'build' },
  files: [
    'out/**',
    'resources/**/*.png',
    'package.json',
    '!**/*.map',
    '!node_modules/keytar/{src,script,build,binding.gyp}',
    '!node_modules/keytar/prebuilds/!(${platform}-${arch})',
    '!node_modules/node-addon-api',
  ],
  electronLanguages: ['en-US'],
  npmRebuild: false,
  electronFuses: {
    runAsNode: false,
    enableNodeOptionsEnvironmentVariable: false,
    enableNodeCliInspectArguments: false,
    enableEmbeddedAsarIntegrityValidation: process.platform !== 'linux',
    onlyLoadAppFromAsar: true,
    loadBrowserProcessSpecificV8Snapshot: false,
    // It reads the keychain before the first window: on a locked one none would ever open.
    enableCookieEncryption: false,
    // The pages come by a scheme of the app's own.
    grantFileProtocolExtraPrivileges: false,
  },
  afterPack({ appOutDir, electronPlatformName }) {
    if (electronPlatformName !== 'linux') return
    for (const file of ['resources/default_app.asar', 'version']) rmSync(join(appOutDir, file), { force: true })
  },
  protocols: [{ name: 'Phone numbers', schemes: ['tel', 'callto', 'sip'], role: 'Viewer' }],
  linux: {
    // Behind it nothing in a link can be taken for an option.
    executableArgs: ['--'],
    executableName: 'sidetone',
    icon: 'build/icons',
    category: 'Network;Telephony',
    synopsis: 'Calls on a PortaSwitch line',
    maintainer: 'The Sidetone authors <sidetone@localhost>',
    target: isStandIn ? ['dir', 'deb'] : ['AppImage', 'deb', 'rpm'],
    syncDesktopName: true,
  },
  deb: {
    // xz takes minutes, for a package that stays here.
    compression: isStandIn ? 'gz' : 'xz',
    packageCategory: 'net',
    depends: ['libgtk-3-0 | libgtk-3-0t64', 'libnss3', 'libasound2 | libasound2t64', 'libgbm1', 'libnotify4'],
    recommends: ['libsecret-1-0', 'gnome-keyring', 'xdg-utils'],
  },
  mac: {
    category: 'public.app-category.business',
    target: ['dmg', 'zip'],
    icon: 'build/icons/512x512.png',
    extendInfo: { NSMicrophoneUsageDescription: 'To record what callers hear.' },
  },
  win: { target: ['nsis'], icon: 'build/icons/512x512.png' },
  publish: null,
}
