import Popup from './screens/popup/Popup.svelte'
import { start } from './start.ts'

start(Popup)
