import { countPlaywright, countVitest } from './suite-count.mjs';

/**
 * @typedef {object} Suite
 * @property {string[]} args what Node 24 runs
 * @property {(report: any) => import('./suite-count.mjs').Count} count reads the runner's own report
 * @property {'never' | 'partly' | 'wholly'} standIn how far it needs the stand-in's desktop; `partly`: its tests skip by themselves
 * @property {boolean} build whether it runs the built application
 * @property {boolean} [onlyByName] not part of npm test
 * @property {Record<string, string>} [env] what it is told beside the usual
 */

/** Where a suite's runner writes its report, below the repository's folder. */
export const reportOf = (/** @type {string} */ suite) => `test-results/reports/${suite}.json`;

/** A terminal shows the tests as they pass; a log is spared thousands of coloured dots and shows what failed. */
const progress = process.stdout.isTTY ? 'dot' : 'minimal';

const vitest = (/** @type {string} */ suite, project = suite, /** @type {string[]} */ ...more) => ({
  args: [
    'node_modules/vitest/vitest.mjs',
    'run',
    `--project=${project}`,
    ...more,
    `--reporter=${progress}`,
    '--reporter=json',
    `--outputFile.json=${reportOf(suite)}`,
  ],
  count: countVitest,
});

/** Every suite, in the order in which they run: the quickest to fail first. @type {Record<string, Suite>} */
export const SUITES = {
  unit: { ...vitest('unit'), standIn: 'never', build: false },
  contract: { ...vitest('contract'), standIn: 'never', build: false },
  integration: { ...vitest('integration'), standIn: 'partly', build: true },
  desktop: { ...vitest('desktop'), standIn: 'wholly', build: false },
  // The properties of the alert engine, 60 times as often: more than 100,000 random stories; and 100 kills.
  soak: {
    ...vitest(
      'soak',
      'unit',
      'test/unit/main/core/alerting',
      'test/unit/main/core/polling',
      'test/unit/main/core/notifications',
      '--project=integration',
      'test/integration/kill.test.ts',
      '--testTimeout=900000',
    ),
    env: { RELAYWATCH_SOAK: '60' },
    standIn: 'never',
    build: false,
    onlyByName: true,
  },
  e2e: { args: ['node_modules/playwright/cli.js', 'test'], count: countPlaywright, standIn: 'wholly', build: true },
};
