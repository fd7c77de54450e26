import { beforeAll, describe, expect, it, vi } from 'vitest';
import { silenceOf } from '../../../../../src/renderer/model/notification-status.ts';
import {
  canKeep,
  clockTimeOf,
  daysText,
  hoursText,
  NEW_WINDOW,
  quietProblems,
} from '../../../../../src/renderer/panels/settings/quiet-hours-text.ts';
import { QuietWindow } from '../../../../../src/shared/settings.ts';
import { at, NOW, TIME_ZONE } from '../../../../fixtures/states.ts';

beforeAll(() => {
  vi.stubEnv('TZ', TIME_ZONE);
});

describe('quiet hours in words', () => {
  it('say the days by their ends where they are a row, each where they are not', () => {
    expect(daysText([0, 1, 2, 3, 4, 5, 6], 'en-GB')).toBe('Every day');
    expect(daysText([5, 1, 3, 2, 4], 'en-GB')).toBe('Mon to Fri');
    expect(daysText([0, 5, 6], 'en-GB')).toBe('Fri to Sun');
    expect(daysText([6, 0], 'en-GB')).toBe('Sat and Sun');
    expect(daysText([1, 3, 0], 'en-GB')).toBe('Mon, Wed and Sun');
    expect(daysText([], 'en-GB')).toBe('No day');
  });

  it('say when they end on the next day, the same time among them', () => {
    expect(hoursText({ from: '12:00', to: '14:30' })).toBe('from 12:00 until 14:30');
    expect(hoursText({ from: '22:00', to: '07:00' })).toBe('from 22:00 until 07:00 the next day');
    expect(hoursText({ from: '09:00', to: '09:00' })).toBe('from 09:00 until 09:00 the next day');
  });
});

describe('quiet hours as they are typed', () => {
  it.each([
    ['7:00', '07:00'],
    ['7', '07:00'],
    ['730', '07:30'],
    [' 22.15 ', '22:15'],
    ['24:00', '24:00'],
    ['12:60', '12:60'],
    ['late', 'late'],
    ['', ''],
  ])('%j is taken for %j', (typed, time) => {
    expect(clockTimeOf(typed)).toBe(time);
  });

  it('say what is wrong at its field, and are kept only when nothing is', () => {
    const wrong = { days: [], from: '24:00', to: '' };
    expect(quietProblems(wrong)).toEqual({
      days: 'At least one day.',
      from: 'A time such as 22:00.',
      to: 'A time such as 22:00.',
    });
    expect(canKeep([NEW_WINDOW, wrong])).toBe(false);
    expect(canKeep([NEW_WINDOW])).toBe(true);
    expect(canKeep([])).toBe(true);
    expect(QuietWindow.safeParse(NEW_WINDOW).success).toBe(true);
    expect(QuietWindow.safeParse(wrong).success).toBe(false);
  });
});

describe('the silence of now', () => {
  const of = (mutedUntil: number | undefined, quietUntil: number | undefined) =>
    silenceOf({ mutedUntil, quietUntil }, NOW, 'en-GB')?.text;

  it('is what the person asked for, then the quiet hours, each until its end', () => {
    expect(of(undefined, undefined)).toBeUndefined();
    expect(of(at(18), at(31))).toBe('Muted until 18:00');
    expect(of(NOW, at(31))).toBe('Quiet hours until 25 Nov, 07:00');
    expect(of(NOW, NOW)).toBeUndefined();
  });
});
