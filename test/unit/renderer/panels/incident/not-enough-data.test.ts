import { beforeAll, describe, expect, it, vi } from 'vitest';
import { notEnoughMailText } from '../../../../../src/renderer/panels/incident/not-enough-data.ts';
import type { Incident } from '../../../../../src/shared/alert.ts';
import type { Watch } from '../../../../../src/shared/state.ts';
import { at, blind, id, incident, NOW, northwind, TIME_ZONE } from '../../../../fixtures/states.ts';

beforeAll(() => {
  vi.stubEnv('TZ', TIME_ZONE);
});

const text = (part: Partial<Incident>, watch: Partial<Watch> = {}) =>
  notEnoughMailText(incident(1, id(1), part), { ...northwind.watch, ...watch }, NOW, 'en-GB');

describe('an open incident', () => {
  it('with not enough mail since its last reading says so', () => {
    expect(text({ readAt: at(12, 31) })).toBe(
      'Last judged 12:31: not enough mail since then. After 24 h of that it closes.',
    );
  });

  it('says nothing of it when the last check judged it, when it is over or could not be seen', () => {
    const readAt = at(12, 31);
    expect(text({})).toBeUndefined();
    expect(text({ readAt, endedAt: NOW, ending: 'resolved' })).toBeUndefined();
    expect(text({ readAt }, blind(northwind).watch)).toBeUndefined();
    expect(text({ readAt }, { outcome: undefined, seenAt: undefined })).toBeUndefined();
    expect(text({ readAt }, { unseen: { kind: 'permission_missing', endpoint: '/stats/email_spam' } })).toBeUndefined();
    expect(text({ readAt, subject: { kind: 'no_data', why: { kind: 'no_key' } } })).toBeUndefined();
  });
});
