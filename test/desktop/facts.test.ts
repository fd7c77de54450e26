import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Fact } from './facts/fact.ts';
import { type FactsApp, outcomeOf, type Standing, standingOf, startFacts } from './facts/running.ts';
import { FACTS } from './facts/table.ts';

let running: FactsApp | undefined;
beforeAll(async () => {
  running = await startFacts();
});
afterAll(() => running?.stop());

const counts: Record<Standing, number> = { same: 0, 'refuses by name': 0, differs: 0 };
afterAll(() => {
  const { same, differs, 'refuses by name': refused } = counts;
  // The runner shows what passing tests write to the console to nobody.
  process.stdout.write(`Facts about Electron: ${same} same, ${refused} refused by name, ${differs} differ\n`);
});

/** How the table says that the stand-in stands to Electron in a fact. */
const expected = ({ standIn }: Fact): Standing => (typeof standIn === 'object' ? 'differs' : (standIn ?? 'same'));

const compare = async (fact: Fact): Promise<void> => {
  if (!running) throw new Error('the facts were not started');
  const outcome = await outcomeOf(running, fact);
  const standing = standingOf(fact, outcome);
  counts[standing] += 1;
  if (expected(fact) === 'same') expect(outcome).toEqual(fact.electron);
  else expect(standing).toBe(expected(fact));
};

// Those in a process of their own take the most time, and do not see each other.
describe.concurrent('in processes of their own', () => {
  for (const fact of FACTS) if ('alone' in fact) test(fact.name, () => compare(fact));
});
describe('in one process', () => {
  for (const fact of FACTS) if (!('alone' in fact)) test(fact.name, () => compare(fact));
});

test('whatever is not the same stands in the README', () => {
  const readme = readFileSync(join(import.meta.dirname, 'README.md'), 'utf8');
  const missing = FACTS.filter(({ name, standIn }) => standIn !== undefined && !readme.includes(name));
  expect(missing.map(({ name }) => name)).toEqual([]);
});
