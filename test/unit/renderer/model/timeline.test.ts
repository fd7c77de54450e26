import { describe, expect, it } from 'vitest';
import { traceOf } from '../../../../src/renderer/model/series.ts';
import { timelineOf } from '../../../../src/renderer/model/timeline.ts';
import type { IncidentEvent } from '../../../../src/shared/alert.ts';
import { at, blind, id, incident, NOW, northwind, risingSamples } from '../../../fixtures/states.ts';

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

describe('the story of an incident', () => {
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
          delivery: { state: 'held', shownAt: undefined },
        }),
        event(3, { kind: 'resolved', at: at(14), value: 6.2 }),
      ],
      undefined,
      'en-GB',
    );
    expect(entries.map(({ mark, title, detail }) => [mark, title, detail])).toEqual([
      ['ok', 'Resolved, 6.2%', '635 of 7,742 sent'],
      ['critical', 'Escalated to critical, 12.1%', '635 of 7,742 sent · notification held back'],
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
    expect(entry).toMatchObject({ mark: 'too_little', detail: '635 of 7,742 sent · no longer enough mail to judge' });
  });

  it('has the blind times since its opening in between', () => {
    const trace = traceOf(risingSamples(), 'bounce_rate', at(6, 31), NOW);
    const entries = timelineOf(one, [event(1, {})], trace, 'en-GB');
    expect(entries.map(({ title }) => title)).toEqual([
      expect.stringMatching(/^Readings resume, 1\d\.\d%$/),
      'Blind for 35 min',
      'Opened as warning, 8.2%',
    ]);
    expect(timelineOf({ ...one, openedAt: at(13, 30) }, [], trace, 'en-GB')).toEqual([]);
  });

  it('tells of an account that could not be seen without figures', () => {
    const [dark] = blind(northwind).openIncidents;
    const story = [event(1, { level: 'blind' }), event(2, { kind: 'resolved', level: 'blind', at: at(13) })];
    expect(timelineOf(dark ?? one, story, undefined, 'en-GB').map(({ title, detail }) => [title, detail])).toEqual([
      ['Seen again', undefined],
      ['Blind: SMTP2GO unreachable', undefined],
    ]);
  });
});
