// Makes docs/api.md from the table of methods: npm run docs:api.
import { writeFileSync } from 'node:fs'
import { apiFile, formattedApi } from './docs/formatted-api.ts'

writeFileSync(apiFile, await formattedApi())
