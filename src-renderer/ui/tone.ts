/** The state colours of tokens.css, by name; base.css turns `data-tone` into `--tone` and `--tone-soft`. */
export type Tone = 'ringing' | 'connected' | 'hold' | 'held' | 'ended' | 'offline' | 'harm'
