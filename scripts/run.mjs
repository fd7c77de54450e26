// Runs a file on Node 24, after installing what is missing: `node scripts/run.mjs FILE ARGUMENTS`. Progress goes to
// stderr, because the output of some of these commands is read by programs.
import { runAloud } from './child.mjs';
import { checkNode, nodeRuntime } from './node-runtime.mjs';
import { installNpmPackages } from './npm-packages.mjs';
import { explain, say, sayTo } from './say.mjs';

sayTo(process.stderr);
try {
  checkNode();
  await installNpmPackages();
  const { node, env } = nodeRuntime();
  process.exitCode = (await runAloud(node, process.argv.slice(2), { env })).status;
} catch (error) {
  say(explain(error));
  process.exitCode = 1;
}
