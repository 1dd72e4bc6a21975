import { parseArgs } from 'node:util'
import { playOnScreen } from './tour/on-screen.ts'
import { takeTour } from './tour/tour.ts'

const { values } = parseArgs({
  options: {
    'on-screen': { type: 'boolean', default: false },
    /** Where the tour leaves its pictures. */
    out: { type: 'string', default: 'out/tour' },
    /** Pixels of a picture for one of the page. */
    scale: { type: 'string', default: '1' },
  },
})

if (values['on-screen']) await playOnScreen()
else await takeTour(values.out, Number(values.scale))
