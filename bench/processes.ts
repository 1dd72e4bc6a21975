import { readdirSync, readFileSync } from 'node:fs'

/** The process and all that descend from it, from Linux' /proc. */
export function processTree(root: number): number[] {
  const children = new Map<number, number[]>()
  for (const entry of readdirSync('/proc')) {
    const pid = Number(entry)
    if (!Number.isInteger(pid)) continue
    const parent = statFields(pid)?.[1]
    if (parent === undefined) continue
    children.set(Number(parent), [...(children.get(Number(parent)) ?? []), pid])
  }
  const found: number[] = []
  const queue = [root]
  for (let pid = queue.shift(); pid !== undefined; pid = queue.shift()) {
    found.push(pid)
    queue.push(...(children.get(pid) ?? []))
  }
  return found
}

/** Proportional set size of a process tree in MB: shared pages are counted once, divided among who shares them. */
export function proportionalMegabytes(root: number): number {
  let kilobytes = 0
  for (const pid of processTree(root)) {
    const rollup = readProc(`/proc/${pid}/smaps_rollup`)
    kilobytes += Number(/^Pss:\s+(\d+) kB$/m.exec(rollup)?.[1] ?? 0)
  }
  return kilobytes / 1024
}

/** Processor time that a process tree has used so far, in seconds; the kernel counts in hundredths. */
export function processorSeconds(root: number): number {
  let ticks = 0
  for (const pid of processTree(root)) {
    const fields = statFields(pid)
    if (fields !== undefined) ticks += Number(fields[11]) + Number(fields[12])
  }
  return ticks / 100
}

/** The fields of /proc/PID/stat from `state` on; the name before them may hold anything. */
function statFields(pid: number): string[] | undefined {
  const stat = readProc(`/proc/${pid}/stat`)
  return stat === '' ? undefined : stat.slice(stat.lastIndexOf(')') + 2).split(' ')
}

function readProc(path: string): string {
  try {
    return readFileSync(path, 'utf8')
  } catch {
    return ''
  }
}
