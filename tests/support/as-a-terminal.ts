/**
 * Loaded before a command, makes its input a terminal, as far as a command can tell: it may ask, and gets each key as it is
 * pressed. A real one (a pty) would need a native module. `node --import ./tests/support/as-a-terminal.ts …`
 */
import process from 'node:process';

Object.assign(process.stdin, { isTTY: true, setRawMode: () => process.stdin });
