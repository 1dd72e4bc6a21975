import App from './App.svelte'
import { start } from './start.ts'

start(App)
