import { mkdirSync, readlinkSync, rmSync, symlinkSync } from 'node:fs';
import { connect, createServer } from 'node:net';
import { join } from 'node:path';

/** What the second instance tells the first. */
export interface InstanceGreeting {
  readonly argv: readonly string[];
  readonly workingDirectory: string;
  readonly additionalData: unknown;
}

const isAlive = (pid: number): boolean => {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false; // no such process: the lock was left by a killed one
  }
};

/** Takes the lock, a link that names its owner (as Chromium's own `SingletonLock` does); false when somebody living has it. */
const takeLock = (lock: string): boolean => {
  try {
    symlinkSync(String(process.pid), lock);
    return true;
  } catch {
    const owner = Number(readlinkSync(lock));
    if (owner === process.pid) return true;
    if (isAlive(owner)) return false;
    rmSync(lock, { force: true });
    return takeLock(lock);
  }
};

/**
 * Electron's single instance lock on a folder. The first hears of others through a socket beside the lock; `greeted`
 * resolves when a second one's greeting has been delivered, which it must wait for before it ends.
 */
export const lockInstance = (
  folder: string,
  greeting: InstanceGreeting,
  onOther: (greeting: InstanceGreeting) => void,
): { readonly isFirst: boolean; readonly greeted: Promise<void>; readonly release: () => void } => {
  mkdirSync(folder, { recursive: true });
  const lock = join(folder, 'instance.lock');
  const address = join(folder, 'instance.socket');
  if (!takeLock(lock)) {
    const greeted = new Promise<void>((resolve) => {
      const socket = connect(address, () => socket.end(JSON.stringify(greeting)));
      socket.on('close', () => resolve());
      socket.on('error', () => resolve()); // the first is just ending: there is nobody left to tell
    });
    return { isFirst: false, greeted, release: () => undefined };
  }
  rmSync(address, { force: true });
  const server = createServer(async (socket) => {
    let text = '';
    for await (const chunk of socket) text += String(chunk);
    onOther(JSON.parse(text) as InstanceGreeting); // written by the branch above, in a process of the same person
  });
  server.listen(address);
  server.unref();
  const release = (): void => {
    server.close();
    rmSync(address, { force: true });
    rmSync(lock, { force: true });
  };
  return { isFirst: true, greeted: Promise.resolve(), release };
};
