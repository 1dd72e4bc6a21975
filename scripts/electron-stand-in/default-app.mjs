// Electron's own default app as far as `electron [-r MODULE] [--flag…] path/to/app` needs it. It goes into
// resources/default_app.asar, which Electron starts where no app is packed in.
import { existsSync, readFileSync } from 'node:fs'
import { Module } from 'node:module'
import { dirname, join, resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import { app } from 'electron'

const { path, preloads, printed } = readArguments(process.argv.slice(1))
if (printed !== undefined) {
  console.log(printed)
  process.exit(0)
}
if (path === undefined) {
  console.error('Usage: electron [options] path/to/app')
  process.exit(1)
}
try {
  Object.defineProperty(process, 'defaultApp', { configurable: false, enumerable: true, value: true })
  if (preloads.length > 0) Module._preloadModules(preloads)
  await start(resolve(path))
} catch (error) {
  console.error('App threw an error during load\n', error)
  app.exit(1)
}

function readArguments(args) {
  const preloads = []
  for (let i = 0; i < args.length; i++) {
    const arg = args[i]
    if (arg === '-r' || arg === '--require') preloads.push(args[++i])
    else if (arg === '-v' || arg === '--version') return { preloads, printed: `v${process.versions.electron}` }
    else if (arg === '-a' || arg === '--abi') return { preloads, printed: process.versions.modules }
    else if (!arg.startsWith('-')) return { preloads, path: arg }
  }
  return { preloads }
}

async function start(path) {
  const manifest = join(path, 'package.json')
  const isFolder = existsSync(manifest)
  if (isFolder) {
    const { name, productName, version, desktopName } = JSON.parse(readFileSync(manifest, 'utf8'))
    if (version) app.setVersion(version)
    if (productName ?? name) app.name = productName ?? name
    app.setDesktopName(desktopName ?? `${app.name}.desktop`)
  }
  const entry = Module._resolveFilename(path, null, true)
  app.setAppPath(isFolder ? path : dirname(entry))
  await import(pathToFileURL(entry).toString())
}
