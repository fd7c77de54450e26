import { readdirSync, readFileSync } from 'node:fs';

/** Marks every process of one desktop: the variable is inherited, so daemons started over D-Bus carry it too. */
export const MARK = 'VIRTUAL_DESKTOP';

const carries = (pid: number, mark: string): boolean => {
  try {
    return readFileSync(`/proc/${pid}/environ`, 'latin1').split('\0').includes(mark);
  } catch {
    return false; // it ended meanwhile, or belongs to somebody else
  }
};

/** The processes of the desktop rooted at `root`, the calling one left out. Zombies have no environment and do not count. */
export const processesOf = (root: string): readonly number[] =>
  readdirSync('/proc')
    .map(Number)
    .filter((pid) => pid > 0 && pid !== process.pid && carries(pid, `${MARK}=${root}`));

/** Sends `signal` to a process that may have ended already. */
const signalProcess = (pid: number, signal: NodeJS.Signals): void => {
  try {
    process.kill(pid, signal);
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'ESRCH')) throw error;
  }
};

/**
 * Ends every process of the desktop and waits until none is left. They are asked first: Xvfb, killed outright, would leave
 * its lock file and socket behind. Whoever has not gone after `graceMs` is killed.
 */
export const endProcessesOf = async (root: string, graceMs = 1_000): Promise<void> => {
  const killAt = performance.now() + graceMs;
  const asked = new Set<number>();
  for (let left = processesOf(root); left.length > 0; left = processesOf(root)) {
    const isLate = performance.now() > killAt;
    for (const pid of left) {
      if (isLate) signalProcess(pid, 'SIGKILL');
      else if (!asked.has(pid)) signalProcess(pid, 'SIGTERM');
      asked.add(pid);
    }
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
};
