import { chmodSync, existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { TypedFile } from '../core/ports.ts';

/** What the window remembers of what was typed, in a file for its owner only, replaced as a whole. */
export function createTypedFile(folder: string): TypedFile {
  const file = join(folder, 'typed.json');
  const next = `${file}.new`;
  // Versions before 1.0 kept it in Chromium's storage, which gives nothing up for good. May go when nobody updates from
  // them.
  rmSync(join(folder, 'Local Storage'), { recursive: true, force: true });
  return {
    read: () => (existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : undefined),
    write: (typed) => {
      mkdirSync(folder, { recursive: true, mode: 0o700 });
      writeFileSync(next, JSON.stringify(typed), { mode: 0o600 });
      chmodSync(next, 0o600);
      renameSync(next, file);
    },
  };
}
