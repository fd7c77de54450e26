// Type-checks every room with that room's own tsconfig.json, so a room sees only the libraries it may use.
import { globSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { runQuietly } from './child.mjs';
import { nodeRuntime } from './node-runtime.mjs';
import { say } from './say.mjs';

const { node, env } = nodeRuntime();
const rooms = globSync('{src,test,scripts}/**/tsconfig.json').sort();

const checkNext = async () => {
  for (let room = rooms.shift(); room !== undefined; room = rooms.shift()) {
    const { status, output } = await runQuietly(node, ['node_modules/typescript/bin/tsc', '-p', room], { env });
    say(`${status === 0 ? 'ok    ' : 'failed'} ${room}${output && `\n${output.trimEnd()}`}`);
    if (status !== 0) process.exitCode = 1;
  }
};
await Promise.all(Array.from({ length: Math.min(4, availableParallelism()) }, checkNext));
