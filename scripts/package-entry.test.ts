import { createRequire } from 'node:module'
import { expect, it } from 'vitest'

/** electron-builder's own parts, found from where it is: they are no packages of ours. */
const requireOfBuilder = createRequire(createRequire(import.meta.url).resolve('electron-builder/package.json'))
const { LinuxTargetHelper } = requireOfBuilder('app-builder-lib/out/targets/LinuxTargetHelper.js') as {
  LinuxTargetHelper: new (packager: object) => Helper
}
const { default: AppImageTarget } = requireOfBuilder('app-builder-lib/out/targets/appimage/AppImageTarget.js') as {
  default: new (
    name: string,
    packager: object,
    helper: Helper,
    out: string,
  ) => { desktopEntry: { value: Promise<string> } }
}

interface Helper {
  computeDesktopEntry(options: object): string | Promise<string>
}

interface Config {
  readonly productName: string
  readonly linux: { readonly executableName: string; readonly synopsis: string }
  readonly deb: object
  readonly extraMetadata: object
}
const config = createRequire(import.meta.url)('../build/electron-builder.config.cjs') as Config

/** As much of electron-builder's packager as the entry is made of. */
const packager = {
  config,
  platformSpecificBuildOptions: config.linux,
  executableName: config.linux.executableName,
  fileAssociations: [],
  appInfo: {
    productName: config.productName,
    sanitizedProductName: config.productName,
    description: config.linux.synopsis,
    buildVersion: '1',
  },
  info: { metadata: config.extraMetadata },
}
const helper = new LinuxTargetHelper(packager)

it.each([
  ['.deb and .rpm', () => helper.computeDesktopEntry({ ...config.linux, ...config.deb }), '/opt/Sidetone/sidetone'],
  ['AppImage', () => new AppImageTarget('appImage', packager, helper, '.').desktopEntry.value, 'AppRun'],
])(
  '%s declare the links, and put them where nothing in one can be taken for an option',
  async (_what, made, program) => {
    const lines = (await made()).split('\n')
    expect(lines).toContain(`Exec=${program} -- %U`)
    expect(lines).toContain('MimeType=x-scheme-handler/tel;x-scheme-handler/callto;x-scheme-handler/sip;')
    expect(lines).toContain('StartupWMClass=sidetone')
  },
)
