import { scenarios } from './scenarios/scenarios.ts'

/** What `--help` prints. */
export const help = `A PortaSwitch that fits in a folder: HTTPS and WSS on 127.0.0.1 until stopped.

Usage: npm run emulator -- [options]

  --port N                  8445 unless given; 0 takes any free one
  --account ID:PASSWORD[:NAME[:EXTENSION]]
                            may repeat; the first one is the user. 123002 Ada, 123003 Ben and 123007
                            (password "secret") are there in any case
  --cert DIR                keep the certificate in DIR; a fresh one otherwise
  --state FILE              keep settings, sounds, menus, messages and calls of the past in FILE
  --control                 open a control address as well
  --scenario NAME           ${Object.keys(scenarios).join(', ')}
  --fault JSON              start with a fault, {"kind":"stall"} for instance; may repeat

How the switch behaves
  --phone talk|plain        whether phones know the talk and hold events
  --plain-answer refused|ignored
                            what a plain phone makes of answer_call by Notify
  --phones N                how many phones of a line ring together
  --leg-b told|untold       whether the originator hears of leg B
  --answer-mode-case table|lower|any
                            which spelling of callee_answer_mode is accepted
  --transfer-needs cld|destination
  --join-takes either|a|b   which leg join_calls takes as to_call
  --serves everything|soap  soap: there is neither REST nor a WebSocket
  --media any|soap          soap: REST does not know voicemail, menus and conferences
  --call-control allowed|denied|disabled
  --ivr ID                  that account is the access number of an IVR application; may repeat
  --mailbox allowed|disabled
  --conversion MS           how long an uploaded sound is converted before it is heard (2000)
  --blind-for MS            how long the list lacks older calls after a first subscription (1000)
  --session old|new         a session id alone, or tokens beside it
  --session-life S          of a token or an unused session, seconds (900)
  --life-told-as expires_in|expires_at
  --lock-out-after N        wrong passwords in a row (5)
  --errors nested|flat      where an error stands in a WebSocket frame
  --max-connections N       WebSockets at once (100)
  --ws-port N               serve the WebSocket there instead, with a certificate of its own; 0 takes any free port
  --ws-path PATH            where it is served (/ws)
  --clock-skew S            how far the switch's clock is ahead, seconds
  --until-input-ends        stop when standard input ends

When ready it prints one line of JSON: url, ws, fingerprint (SHA-256 of the certificate), wsFingerprint (of the
WebSocket's), and control with --control.`
