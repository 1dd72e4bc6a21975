import type { Attachment } from 'svelte/attachments'

export interface DropTarget {
  readonly onfile: (file: File) => void
  /** Something that could be a file is over it, or has left. */
  readonly onover: (over: boolean) => void
}

/** Files can be dropped here. Of several the first counts; anything else is left to whoever it is for. */
export function dropTarget({ onfile, onover }: DropTarget): Attachment<HTMLElement> {
  return (element) => {
    const hasFiles = (event: DragEvent) => event.dataTransfer?.types.includes('Files') ?? false
    const over = (event: DragEvent) => {
      if (!hasFiles(event)) return
      event.preventDefault()
      event.stopPropagation()
      if (event.dataTransfer) event.dataTransfer.dropEffect = 'copy'
      onover(true)
    }
    const leave = (event: DragEvent) => {
      const to = event.relatedTarget
      if (!(to instanceof Node && element.contains(to))) onover(false)
    }
    const drop = (event: DragEvent) => {
      if (!hasFiles(event)) return
      event.preventDefault()
      event.stopPropagation()
      onover(false)
      const [file] = event.dataTransfer?.files ?? []
      if (file) onfile(file)
    }
    element.addEventListener('dragover', over)
    element.addEventListener('dragleave', leave)
    element.addEventListener('drop', drop)
    return () => {
      element.removeEventListener('dragover', over)
      element.removeEventListener('dragleave', leave)
      element.removeEventListener('drop', drop)
    }
  }
}
