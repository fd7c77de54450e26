import { describe, expect, it } from 'vitest';
import type { Incident, IncidentEvent, Series, Subject } from '../../../src/shared/alert.ts';
import type { Life, Recorded, Shown } from '../../worlds/life.ts';
import { mailsOf } from '../../worlds/mail.ts';
import { type Measured, measure } from '../../worlds/measure.ts';
import { at, hours } from '../../worlds/time.ts';
import { everyDay, GOOD, type Trouble, type World } from '../../worlds/world.ts';

const storm = hours(10, '06:00', '14:00');
const PERFECT = { ...GOOD, rejects: 0, hard: 0, soft: 0, spam: 0 };

/** 14,400 e-mails a day by alice, of which all bounce during a storm, and as many by bob. */
const worldWith = (...troubles: Trouble[]): World => ({
  name: 'of a test',
  accounts: [
    {
      name: 'Northwind',
      streams: [
        {
          user: 'alice',
          domain: 'one.example',
          sends: everyDay(14_400, '00:00', 1440),
          fate: PERFECT,
          spells: [{ ...storm, hard: 1 }],
        },
        { user: 'bob', domain: 'two.example', sends: everyDay(14_400, '00:00', 1440), fate: PERFECT },
      ],
    },
  ],
  troubles,
});

const subject = (part: Partial<Series>): Subject => ({
  kind: 'series',
  series: { metric: 'bounce_rate', window: '24h', by: 'account', member: '', ...part },
  ruleId: 'bounces-24h',
  ruleRevision: 1,
  ruleName: 'Bounces, 24 h',
  compare: 'above',
  warning: 8,
  critical: 12,
});

/** An incident and the events that were shown, each with its message. */
function told(
  id: string,
  about: Partial<Series>,
  ...events: readonly (readonly [kind: IncidentEvent['kind'], at: number, text: string, messageId?: string])[]
): { readonly recorded: Recorded; readonly shown: readonly Shown[] } {
  const figures = { level: 'warning', numerator: 0, denominator: 0, value: 0 } as const;
  const incident: Incident = {
    ...figures,
    id,
    accountId: 'northwind-id',
    subject: subject(about),
    openedAt: events[0]?.[1] ?? 0,
    levelSince: 0,
    endedAt: undefined,
    ending: undefined,
    readAt: 0,
    lastSequence: events.length,
    acknowledged: undefined,
    snoozedUntil: undefined,
  };
  return {
    recorded: {
      account: 'Northwind',
      incident,
      events: events.map(([kind, moment], index) => ({
        ...figures,
        incidentId: id,
        sequence: index + 1,
        kind,
        at: moment,
        note: undefined,
        delivery: { state: 'shown', shownAt: moment },
      })),
    },
    shown: events.map(([, moment, title, messageId = id]) => ({ id: messageId, at: moment, title, body: 'Northwind' })),
  };
}

function measured(world: World, ...all: readonly ReturnType<typeof told>[]): Measured {
  const shown = all.flatMap((one) => one.shown);
  const life: Life = {
    // One message for several incidents is shown once.
    shown: [...new Map(shown.map((message) => [`${message.at} ${message.id}`, message])).values()],
    incidents: all.map(({ recorded }) => recorded),
  };
  return measure(world, mailsOf(world, 1), life, 60);
}

const ofAccount: Trouble = { families: ['bounces'], ...storm, isStorm: true };
const ofAlice: Trouble = { ...ofAccount, member: 'alice' };

describe('the measures of a life', () => {
  it('find a trouble of the account by a message that names the account, with its delays', () => {
    const life = measured(worldWith(ofAccount), told('a', {}, ['opened', at(10, '18:00'), 'Bounces 17%']));
    expect(life.falseMessages).toBe(0);
    expect(life.troubles).toMatchObject([{ isFound: true, isStorm: true, sinceFirstBad: 12 * 60 }]);
    // Ten bounces a minute of 28,800 e-mails in 24 hours are past 8% after 3 hours and 50 minutes.
    const past = at(10, '09:55');
    expect(Math.abs((life.troubles[0]?.delay ?? 0) - (at(10, '18:00') - past) / 60_000)).toBeLessThanOrEqual(10);
  });

  it('do not find a trouble of a member by a message that names only the account, but do not call it false', () => {
    const life = measured(worldWith(ofAlice), told('a', {}, ['opened', at(10, '13:00'), 'Bounces 9%']));
    expect(life.troubles).toMatchObject([{ isFound: false, delay: undefined }]);
    expect(life.falseMessages).toBe(0);
  });

  it('do not find it by a message that stands for it and does not name it', () => {
    const life = measured(
      worldWith(ofAlice),
      told('a', { by: 'username', member: 'alice' }, ['opened', at(10, '13:00'), '2 incidents opened', 'northwind-id']),
      told('b', {}, ['opened', at(10, '13:00'), '2 incidents opened', 'northwind-id']),
    );
    expect(life).toMatchObject({ troubles: [{ isFound: false }], messages: { group: 1 }, falseMessages: 0 });
  });

  it('find it by another name of the same mail', () => {
    const byDomain = told('a', { by: 'domain', member: 'one.example' }, [
      'opened',
      at(10, '13:00'),
      'Bounces: one.example',
    ]);
    expect(measured(worldWith(ofAlice), byDomain).troubles).toMatchObject([{ isFound: true }]);
  });

  it('call false what is about another member, another family, or another time; ends are not counted', () => {
    const life = measured(
      worldWith(ofAlice),
      told('a', { by: 'username', member: 'bob' }, ['opened', at(10, '13:00'), 'Bounces of bob']),
      told('b', { metric: 'spam_rate' }, ['opened', at(10, '13:00'), 'Spam'], ['reminded', at(10, '16:00'), 'Spam']),
      told('c', {}, ['opened', at(9), 'Bounces'], ['resolved', at(9, '12:00'), 'Bounces back']),
      // The rule looks back for a day: until then it may speak of the storm.
      told('d', {}, ['opened', at(11, '14:00'), 'Bounces'], ['reminded', at(11, '14:05'), 'Bounces']),
    );
    expect(life).toMatchObject({ falseMessages: 5, falseIncidents: 4, mostInADay: 3 });
    expect(life.messages).toEqual({ opened: 4, reminder: 2, ended: 1 });
  });

  it('neither miss a minor trouble nor call it false', () => {
    const minor = worldWith({ ...ofAccount, isMinor: true });
    expect(measured(minor)).toMatchObject({ troubles: [], falseMessages: 0 });
    const life = measured(minor, told('a', {}, ['opened', at(10, '13:00'), 'Bounces']));
    expect(life).toMatchObject({ troubles: [], falseMessages: 0 });
  });

  it('tell a list of reminders and a digest from messages', () => {
    const life = measured(
      worldWith(ofAccount),
      told('a', {}, ['opened', at(10, '13:00'), 'Bounces', 'digest'], ['reminded', at(11), 'Bounces', 'open']),
      told('b', {}, ['opened', at(10, '13:00'), 'Bounces', 'digest'], ['reminded', at(11), 'Bounces', 'open']),
    );
    expect(life.messages).toEqual({ digest: 1, list: 1 });
    expect(life).toMatchObject({ mostInADay: 1, mostListsInADay: 1, troubles: [{ isFound: true }] });
  });

  it('look only at what was lived', () => {
    expect(measure(worldWith(ofAccount), mailsOf(worldWith(), 1), { shown: [], incidents: [] }, 5).troubles).toEqual(
      [],
    );
  });
});
