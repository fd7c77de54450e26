import { describe, expect, it } from 'vitest';
import { add, countPlaywright, countVitest, inWords, settle } from '../../../scripts/suite-count.mjs';

const file = (status: string, ...tests: string[]) => ({
  status,
  assertionResults: tests.map((each) => ({ status: each })),
});

describe('the closing line', () => {
  it('names passed and failed, and skipped only where there are any', () => {
    expect(inWords({ passed: 12, failed: 0, skipped: 0 })).toBe('12 passed, 0 failed');
    expect(inWords({ passed: 1, failed: 2, skipped: 3 })).toBe('1 passed, 2 failed, 3 skipped');
  });

  it('is a sum over the suites', () => {
    expect(add({ passed: 1, failed: 2, skipped: 3 }, { passed: 10, failed: 20, skipped: 30 })).toEqual({
      passed: 11,
      failed: 22,
      skipped: 33,
    });
  });
});

describe('a Vitest report', () => {
  it('counts tests that passed, failed, were skipped or are still to be written', () => {
    const testResults = [file('passed', 'passed', 'skipped'), file('failed', 'failed', 'failed', 'passed')];
    expect(countVitest({ numPassedTests: 2, numPendingTests: 1, numTodoTests: 1, testResults })).toEqual({
      passed: 2,
      failed: 2,
      skipped: 2,
    });
  });

  it('counts a file that broke before its first test as one failure', () => {
    const testResults = [file('failed'), file('passed', 'passed')];
    expect(countVitest({ numPassedTests: 1, numPendingTests: 0, numTodoTests: 0, testResults }).failed).toBe(1);
  });

  it('counts a file whose tests passed but whose closing failed', () => {
    const testResults = [file('failed', 'passed')];
    expect(countVitest({ numPassedTests: 1, numPendingTests: 0, numTodoTests: 0, testResults }).failed).toBe(1);
  });
});

describe('a Playwright report', () => {
  it('counts a test that needed a second try as failed, and errors outside tests too', () => {
    const stats = { expected: 5, unexpected: 1, flaky: 1, skipped: 2 };
    expect(countPlaywright({ stats, errors: [{ message: 'no tests found' }] })).toEqual({
      passed: 5,
      failed: 3,
      skipped: 2,
    });
  });
});

describe('a suite as a whole', () => {
  it('keeps its count when the runner ended well', () => {
    expect(settle({ passed: 3, failed: 0, skipped: 1 }, 0)).toEqual({ passed: 3, failed: 0, skipped: 1 });
  });

  it('has one failure when the runner wrote no report', () => {
    expect(settle(undefined, 0)).toEqual({ passed: 0, failed: 1, skipped: 0 });
  });

  it('has one failure when the runner ended badly though every test passed', () => {
    expect(settle({ passed: 3, failed: 0, skipped: 0 }, 1).failed).toBe(1);
  });

  it('has one failure when no test ran', () => {
    expect(settle({ passed: 0, failed: 0, skipped: 0 }, 0).failed).toBe(1);
  });

  it('does not count failures twice', () => {
    expect(settle({ passed: 3, failed: 2, skipped: 0 }, 1).failed).toBe(2);
  });
});
