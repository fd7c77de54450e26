import { beforeAll, describe, expect, it, vi } from 'vitest';
import { traceOf } from '../../../../../src/renderer/model/chart/series.ts';
import { timelineOf } from '../../../../../src/renderer/panels/incident/timeline.ts';
import type { IncidentEvent } from '../../../../../src/shared/alert.ts';
import { at, blind, id, incident, NOW, northwind, risingSamples, TIME_ZONE } from '../../../../fixtures/states.ts';

beforeAll(() => {
  vi.stubEnv('TZ', TIME_ZONE);
});

const one = incident(1, id(1), {}, 'northwind-crm');
const event = (sequence: number, changed: Partial<IncidentEvent>): IncidentEvent => ({
  incidentId: one.id,
  sequence,
  kind: 'opened',
  at: at(9, 21),
  level: 'warning',
  numerator: 635,
  denominator: 7742,
  value: 8.2,
  note: undefined,
  delivery: undefined,
  ...changed,
});

describe('the timeline of an incident', () => {
  it('is told newest first, each with its shape, its figure and its message', () => {
    const entries = timelineOf(
      one,
      [
        event(1, { delivery: { state: 'shown', shownAt: at(9, 22) } }),
        event(2, {
          kind: 'escalated',
          at: at(11, 46),
          level: 'critical',
          value: 12.1,
          delivery: { state: 'deferred', shownAt: undefined, deferReason: 'quiet_hours' },
        }),
        event(3, { kind: 'resolved', at: at(14), value: 6.2 }),
      ],
      undefined,
      'en-GB',
    );
    expect(entries.map(({ mark, title, detail }) => [mark, title, detail])).toEqual([
      ['ok', 'Resolved, 6.2%', '635 of 7,742 sent'],
      ['critical', 'Escalated to critical, 12.1%', '635 of 7,742 sent · held back in quiet hours'],
      ['warning', 'Opened as warning, 8.2%', '635 of 7,742 sent · notified'],
    ]);
  });

  it('says why it was closed without judgement', () => {
    const [entry] = timelineOf(
      one,
      [event(1, { kind: 'closed_without_judgement', note: 'no longer enough mail to judge' })],
      undefined,
      'en-GB',
    );
    expect(entry).toMatchObject({
      mark: 'insufficient_data',
      detail: '635 of 7,742 sent · no longer enough mail to judge',
    });
  });

  it('has the blind times since its opening in between', () => {
    const trace = traceOf(risingSamples(), { metric: 'bounce_rate', compare: 'above' }, at(6, 31), NOW);
    const entries = timelineOf(one, [event(1, {})], trace, 'en-GB');
    expect(entries.map(({ title }) => title)).toEqual([
      expect.stringMatching(/^Readings resume, 1\d\.\d%$/),
      'No data for 35 min',
      'Opened as warning, 8.2%',
    ]);
    const later = timelineOf({ ...one, openedAt: at(13, 30) }, [], trace, 'en-GB');
    expect(later.filter(({ mark }) => mark === 'no_data')).toEqual([]);
  });

  it('says where the breach began that had to last before it counted', () => {
    const trace = traceOf(risingSamples(), { metric: 'bounce_rate', compare: 'above' }, at(6, 31), NOW);
    const titles = (openedAt: number) =>
      timelineOf({ ...one, openedAt }, [], trace, 'en-GB').map(({ title, detail }) => [title, detail]);
    expect(titles(at(9, 51)).at(-1)).toEqual(['First above 8%', 'for 10 min before it opened']);
    // Opened with the first reading past the limit: nothing was waited for.
    expect(titles(at(9, 41)).map(([title]) => title)).not.toContain('First above 8%');
    // After the blind time nobody knows when it began.
    const unseen = traceOf(risingSamples(at(12, 36)), { metric: 'bounce_rate', compare: 'above' }, at(12, 36), NOW);
    expect(timelineOf({ ...one, openedAt: at(13, 20) }, [], unseen, 'en-GB')).toEqual([]);
  });

  it('says when messages that were kept back were shown after all, those shown together once', () => {
    const shown = { state: 'shown', shownAt: at(14, 20), deferReason: 'away' } as const;
    const entries = timelineOf(
      one,
      [
        event(1, { delivery: shown }),
        event(2, { kind: 'escalated', level: 'critical', at: at(11, 46), delivery: shown }),
        event(3, {
          kind: 'reminded',
          level: 'critical',
          at: at(14, 19),
          value: 13.4,
          delivery: { state: 'shown', shownAt: at(14, 20) },
        }),
      ],
      undefined,
      'en-GB',
    );
    expect(entries.map(({ title, detail }) => [title, detail])).toEqual([
      ['Shown to you afterwards', '2 messages held back since 09:21'],
      ['Still critical, 13.4%', '635 of 7,742 sent · notified'],
      ['Escalated to critical, 8.2%', '635 of 7,742 sent · held back while you were away'],
      ['Opened as warning, 8.2%', '635 of 7,742 sent · held back while you were away'],
    ]);
  });

  it('tells what the person did, with the note and without figures', () => {
    const entries = timelineOf(
      one,
      [event(1, {}), event(2, { kind: 'acknowledged', at: at(9, 21), note: 'the shop knows' })],
      undefined,
      'en-GB',
    );
    expect(entries[0]).toMatchObject({ mark: undefined, title: 'Acknowledged', detail: 'the shop knows' });
  });

  it('tells of an account that could not be seen without figures', () => {
    const [dark] = blind(northwind).openIncidents;
    const events = [event(1, { level: 'no_data' }), event(2, { kind: 'resolved', level: 'no_data', at: at(13) })];
    expect(timelineOf(dark ?? one, events, undefined, 'en-GB').map(({ title, detail }) => [title, detail])).toEqual([
      ['Data again', undefined],
      ['No data: SMTP2GO unreachable', undefined],
    ]);
  });
});
