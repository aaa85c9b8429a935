import { execFileSync } from 'node:child_process';
import process from 'node:process';

/** The processes of Pagefind that this one has started and that have not ended. */
export function pagefinds(): number[] {
  const lines = execFileSync('ps', ['-A', '-o', 'pid=,ppid=,stat=,args='], { encoding: 'utf8' }).split('\n');
  return lines
    .map((line) => line.trim().split(/\s+/))
    .filter(
      ([, parent, state, name]) =>
        parent === String(process.pid) && !state?.startsWith('Z') && name?.includes('pagefind'),
    )
    .map(([id]) => Number(id));
}
