// npm test: sets up what is missing, runs the suites (or those named), and ends with one line that counts them all.
import { mkdirSync, readFileSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { root, runAloud } from './child.mjs';
import { cannot, duration, elapsed, explain, say } from './say.mjs';
import { setup } from './setup.mjs';
import { add, inWords, NOTHING, settle } from './suite-count.mjs';
import { reportOf, SUITES } from './suites.mjs';

/** A suite that hangs must not take the count of the others with it. */
const SUITE_LIMIT_MS = 30 * 60_000;

/** @returns {import('./suites.mjs').Suite} */
const suiteNamed = (/** @type {string} */ name) => {
  const suite = SUITES[name];
  if (suite === undefined) throw cannot(`There is no suite "${name}". Suites: ${Object.keys(SUITES).join(', ')}.`);
  return suite;
};

/** @returns {import('./suite-count.mjs').Count | undefined} undefined when the runner wrote no report that can be read */
const readCount = (/** @type {string} */ name) => {
  try {
    return suiteNamed(name).count(JSON.parse(readFileSync(join(root, reportOf(name)), 'utf8')));
  } catch {
    return undefined;
  }
};

/** Runs one suite and counts it. @param {string} name @param {Awaited<ReturnType<typeof setup>>} ready */
const run = async (name, { node, env }) => {
  const report = join(root, reportOf(name));
  rmSync(report, { force: true });
  mkdirSync(dirname(report), { recursive: true });
  say(`\n--- ${name}`);
  const began = Date.now();
  const suite = suiteNamed(name);
  const told = { ...env, ...suite.env };
  const { status, timedOut } = await runAloud(node, suite.args, { env: told, limitMs: SUITE_LIMIT_MS });
  if (timedOut) say(`${name} was stopped after ${duration(SUITE_LIMIT_MS)}`);
  const count = settle(readCount(name), status);
  return { count, line: `${name.padEnd(12)} ${inWords(count)} in ${duration(Date.now() - began)}` };
};

/** @param {string[]} names */
const runAll = async (names) => {
  const suites = names.map(suiteNamed);
  const ready = await setup({
    standIn: suites.some(({ standIn }) => standIn !== 'never'),
    build: suites.some(({ build }) => build),
  });
  const { standInMissing } = ready;
  if (standInMissing !== undefined) {
    if (process.env['CI']) throw cannot(`Not everything can be tested: ${standInMissing}`);
    say(`Some tests will be skipped: ${standInMissing}`);
  }

  let total = NOTHING;
  const lines = [];
  for (const name of names) {
    if (standInMissing !== undefined && suiteNamed(name).standIn === 'wholly') {
      total = add(total, { ...NOTHING, skipped: 1 });
      lines.push(`${name.padEnd(12)} skipped as a whole, counted as one: ${standInMissing}`);
      continue;
    }
    const { count, line } = await run(name, ready);
    total = add(total, count);
    lines.push(line);
  }
  say(`\n${lines.join('\n')}\n(in ${elapsed()} altogether)`);
  return total;
};

const named = process.argv.slice(2);
const usual = Object.keys(SUITES).filter((name) => !suiteNamed(name).onlyByName);
const total = await runAll(named.length > 0 ? named : usual).catch((error) => {
  say(explain(error));
  return { ...NOTHING, failed: 1 };
});
process.exitCode = total.failed > 0 ? 1 : 0;
say(inWords(total));
