import { describe, expect, it } from 'vitest';
import { newStatus } from '../../../../../src/main/core/state.ts';
import { type AccountPolls, pollsSource } from '../../../../../src/main/core/support-report/polls-source.ts';
import { WATCHED } from '../../../../fixtures/watched.ts';

const AT = Date.UTC(2026, 10, 30, 14, 31, 2);
const status = newStatus(WATCHED, 'keychain');

const read = (...accounts: readonly AccountPolls[]): string => {
  const lines: string[] = [];
  void pollsSource(() => accounts).read((line) => lines.push(line), new AbortController().signal);
  return lines.join('\n');
};

const CYCLE = {
  path: 'stats/email_cycle',
  startedAt: AT,
  ended: { afterMs: 1_210, failure: undefined },
  requests: [
    { path: 'stats/email_cycle', durationMs: 1_000, status: 503, requestId: undefined },
    { path: 'stats/email_cycle', durationMs: 210, status: 200, requestId: 'r-1' },
  ],
};

describe('the last checks in a report', () => {
  it('are newest first, with the calls of each and the requests of those', () => {
    const text = read({
      status,
      polls: [
        { startedAt: AT, ended: { afterMs: 1_300, outcome: 'ok' }, calls: [CYCLE], moreCalls: 3 },
        {
          startedAt: AT + 300_000,
          ended: undefined,
          calls: [{ ...CYCLE, ended: undefined, requests: [] }],
          moreCalls: 0,
        },
      ],
    });
    expect(text.split('\n')).toEqual([
      'Northwind',
      `  account ${WATCHED.id}, key kept: keychain`,
      '  2026-11-30 14:36:02Z  has not ended',
      '    stats/email_cycle  under way since 2026-11-30 14:31:02Z',
      '  2026-11-30 14:31:02Z  ok after 1.30 s',
      '    stats/email_cycle  ok after 1.21 s; 503 in 1.00 s; 200 in 0.21 s, request r-1',
      '    and 3 more calls',
      '',
    ]);
  });

  it('name the failure, and a request to another endpoint than the call’s', () => {
    const requests = [{ path: 'api_keys/permissions', durationMs: 90, status: undefined, requestId: undefined }];
    const call = { ...CYCLE, ended: { afterMs: 90, failure: 'key-refused' as const }, requests };
    const text = read({
      status,
      polls: [{ startedAt: AT, ended: { afterMs: 90, outcome: 'key_refused' }, calls: [call], moreCalls: 0 }],
    });
    expect(text).toContain('key-refused after 0.09 s; api_keys/permissions no response in 0.09 s');
  });

  it('say why they are not stored, where the disk refuses', () => {
    const notStored = { reason: 'the disk is full', advice: '', incidentIds: [] };
    const text = read({ status: { ...status, watch: { ...status.watch, notStored } }, polls: [] });
    expect(text).toContain('not stored: the disk is full');
  });

  it('say that an account is not watched, has had no check, or that there is none', () => {
    expect(read({ status, polls: undefined })).toContain('Not watched');
    expect(read({ status, polls: [] })).toContain('No check since the start.');
    expect(read()).toBe('There is no account.');
  });
});
