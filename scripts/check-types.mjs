// Type-checks every room with that room's own tsconfig.json, so a room sees only the libraries it may use.
import { spawnSync } from 'node:child_process';
import { globSync } from 'node:fs';

let failed = 0;
for (const project of [...globSync('src/**/tsconfig.json'), ...globSync('test/**/tsconfig.json')].sort()) {
  const { status } = spawnSync('tsc', ['-p', project], { stdio: 'inherit', shell: process.platform === 'win32' });
  if (status !== 0) {
    failed += 1;
    console.error(`types: ${project} failed`);
  }
}
process.exit(failed === 0 ? 0 : 1);
