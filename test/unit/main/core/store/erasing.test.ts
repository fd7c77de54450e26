import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { describe, expect, it } from 'vitest';
import { createErasing } from '../../../../../src/main/core/store/erasing.ts';
import { openAccountStore } from '../../../../../src/main/core/store/open.ts';
import type { Incident, Sample, Series } from '../../../../../src/shared/alert.ts';
import type { Cause } from '../../../../../src/shared/cause.ts';
import { DEFAULT_RULES } from '../../../../../src/shared/presets.ts';
import { fakeClock } from '../../../../fakes/clock.ts';
import { fakeLog } from '../../../../fakes/log.ts';
import { change, eventOf, PENDING } from '../../../../fixtures/changes.ts';
import { temporaryFolder } from '../../../../fixtures/folder.ts';
import { BOUNCES_24H, incident } from '../../../../fixtures/incidents.ts';

const ACCOUNT = incident().accountId;
const ANN = 'ann.lee@example.com';
const BOB = 'bob@example.com';
const [RULE] = DEFAULT_RULES;
if (!RULE) throw new Error('there is no rule');

const seriesOf = (member: string): Series => ({ ...BOUNCES_24H, by: 'email_address', member });
const sample: Sample = { kind: 'counts', at: 1, intervalMs: 300_000, numerator: 3, denominator: 100 };

const causeOf = (address: string): Cause => ({
  takenAt: 1,
  from: 0,
  to: 1,
  total: 2,
  read: 2,
  hard: 2,
  soft: 0,
  senders: { top: [{ name: address, count: 2 }], others: { kinds: 0, count: 0 } },
  recipientDomains: { top: [{ name: 'example.com', count: 2 }], others: { kinds: 0, count: 0 } },
  replies: [
    {
      code: '550',
      enhanced: '5.1.1',
      sample: `no ${address} here`,
      count: 2,
      key: 'not-found',
    },
  ],
  otherReplies: { kinds: 0, count: 0 },
  blames: [{ blame: 'recipient', count: 2 }],
  dead: 2,
  firstAt: undefined,
  lastAt: undefined,
  deadRecipients: [address, 'carol@example.com'],
});

/** An incident about a sender's address, with a note that names it too. */
const incidentOf = (member: string, nth: number, part: Partial<Incident> = {}): Incident => {
  const about = incident();
  if (about.subject.kind !== 'series') throw new Error('the fixture is about a series');
  return {
    ...about,
    id: `00000000-0000-4000-8000-00000000000${nth}`,
    subject: { ...about.subject, series: seriesOf(member), ruleName: `Bounces of ${member}` },
    acknowledged: { at: 1, note: `called ${member}` },
    ...part,
  };
};

const setUp = () => {
  const folder = temporaryFolder();
  const clock = fakeClock();
  const log = fakeLog();
  const open = () => openAccountStore({ folder, accountId: ACCOUNT, clock, log }).store;
  const bytes = () =>
    readdirSync(folder)
      .map((name) => readFileSync(join(folder, name), 'latin1'))
      .join('')
      .toLowerCase();
  const store = open();
  for (const [nth, address] of [ANN, BOB].entries()) {
    const about = incidentOf(address, nth + 1);
    const state = { phase: 'firing', level: 'warning', notifiedAt: 1 } as const;
    store.record(
      change({
        samples: [{ series: seriesOf(address), sample }],
        instances: [{ ruleId: RULE.id, ruleRevision: 1, series: seriesOf(address), state }],
        incidents: [about],
        events: [eventOf(about, { note: `seen by ${address}`, delivery: PENDING })],
      }),
    );
    store.storeCause(about.id, causeOf(address));
    store.cacheResponse('activity_search', JSON.stringify({ search: address }), { data: [], notes: [] }, 1);
    store.cacheResponse('suppression_view', `${nth}`, { data: [{ email_address: address.toUpperCase() }] }, 1);
    store.labels.set('allowed_sender', address, 'the boss');
    store.labels.set('webhook', `${nth}`, `for ${address}`);
  }
  const every = { ...RULE, id: 'every', scope: { by: 'email_address', members: 'all' } } as const;
  const scope = (...members: string[]) => ({ by: 'email_address', members }) as const;
  const both = { ...RULE, id: 'both', name: `Bounces of ${ANN}`, scope: scope(ANN, BOB) };
  const alone = { ...RULE, id: 'alone', scope: scope(ANN) };
  store.saveRules([RULE, every, both, alone], [RULE]);
  store.close();
  writeFileSync(join(folder, `${ACCOUNT}.v4.backup`), `an old copy with ${ANN}`);
  writeFileSync(join(folder, `${ACCOUNT}.damaged-20261124T201000000Z.sqlite`), `damaged, with ${ANN}`);
  writeFileSync(join(folder, `${ACCOUNT}.damaged-20261124T201000000Z.sqlite-wal`), `its log, with ${ANN}`);
  return { folder, open, bytes, clock, erasing: createErasing(folder, clock, log), every, both };
};

const TRACES = { series: 1, incidents: 1, rules: 2, responses: 2, labels: 2, copies: 2 };

describe('Erasing a person', () => {
  it('first says what there is, and changes nothing', () => {
    const { erasing, bytes } = setUp();
    expect(erasing.findPerson(ACCOUNT, ANN)).toEqual(TRACES);
    expect(erasing.findPerson(ACCOUNT, ANN)).toEqual(TRACES);
    expect(bytes()).toContain(ANN);
    expect(erasing.findPerson(ACCOUNT, 'nobody@example.com')).toEqual({
      ...TRACES,
      series: 0,
      incidents: 0,
      rules: 0,
      responses: 0,
      labels: 0,
    });
  });

  it('leaves no byte of the address in any file, and everything about somebody else', () => {
    const { erasing, bytes, open, folder } = setUp();
    expect(erasing.erasePerson(ACCOUNT, ANN)).toEqual(TRACES);
    expect(bytes()).not.toContain('ann.lee');
    expect(readdirSync(folder)).toEqual([`${ACCOUNT}.sqlite`]);
    const store = open();
    expect(store.members('email_address', BOUNCES_24H)).toEqual([BOB]);
    expect(store.samples(seriesOf(BOB), 0, 10, 10)).toEqual([sample]);
    expect(store.resume().instances.map(({ series }) => series.member)).toEqual([BOB]);
    expect(store.cachedResponse('suppression_view', '1')).toBeDefined();
    expect(store.labels.get('allowed_sender', BOB)).toBe('the boss');
    expect(store.labels.get('webhook', '1')).toBe(`for ${BOB}`);
    expect(store.cause('00000000-0000-4000-8000-000000000002')).toEqual(causeOf(BOB));
    store.close();
  });

  it('keeps an incident with its figures, without the address, and ends it', () => {
    const { erasing, open, clock } = setUp();
    erasing.erasePerson(ACCOUNT, ANN);
    const store = open();
    const details = store.incidentDetails('00000000-0000-4000-8000-000000000001');
    const about = incidentOf('erased address', 1);
    expect(details?.incident).toEqual({
      ...about,
      endedAt: clock.now(),
      ending: 'closed_without_judgement',
      lastSequence: about.lastSequence + 1,
      acknowledged: { at: 1, note: 'called erased address' },
    });
    expect(details?.events.map(({ kind, note, delivery }) => ({ kind, note, delivery }))).toEqual([
      { kind: 'opened', note: 'seen by erased address', delivery: undefined },
      { kind: 'closed_without_judgement', note: 'address erased', delivery: undefined },
    ]);
    expect(store.openIncidents().map(({ id }) => id)).toEqual(['00000000-0000-4000-8000-000000000002']);
    expect(store.waitingDeliveries()).toHaveLength(1);
    const cause = causeOf('erased address');
    expect(store.cause('00000000-0000-4000-8000-000000000001')).toEqual({
      ...cause,
      deadRecipients: ['carol@example.com'],
    });
    store.close();
  });

  it('takes the address out of rules, and a rule for it alone out of force', () => {
    const { erasing, open, every, both } = setUp();
    erasing.erasePerson(ACCOUNT, ANN);
    const store = open();
    expect(store.rules()).toEqual({
      rules: [
        RULE,
        every,
        { ...both, name: 'Bounces of erased address', scope: { by: 'email_address', members: [BOB] } },
      ],
      unreadable: [],
    });
    store.close();
  });

  /** Columns that hold only words and ids of our own. */
  const OWN = [
    'alert_instances.rule_id',
    'causes.incident_id',
    'days.date',
    'events.defer_reason',
    'events.delivery',
    'events.incident_id',
    'events.kind',
    'events.level',
    'incidents.ending',
    'incidents.id',
    'incidents.level',
    'labels.kind',
    'owners.base_url',
    'owners.key_hash',
    'responses.action',
    'rules.id',
    'series.grouping',
    'series.metric',
    'series.window',
  ];

  it('covers every text column of every table', () => {
    const all = new DatabaseSync(join(setUp().folder, `${ACCOUNT}.sqlite`));
    const columns = all
      .prepare(
        `SELECT t.name AS 'table', c.name AS 'column' FROM sqlite_schema t JOIN pragma_table_info(t.name) c
         WHERE t.type = 'table' AND c.type = 'TEXT'`,
      )
      .all()
      .map(({ table, column }) => [String(table), String(column)] as const)
      .filter((names) => !OWN.includes(names.join('.')));
    all.close();
    expect(columns.length).toBeGreaterThan(10);
    for (const [table, column] of columns) {
      const { erasing, folder, bytes } = setUp();
      const raw = new DatabaseSync(join(folder, `${ACCOUNT}.sqlite`));
      raw.exec('UPDATE samples SET numerator = NULL, denominator = NULL, no_data = json_object()');
      // As JSON, which any of them may hold, and different in each row.
      const { changes } = raw
        .prepare(`UPDATE ${table} SET ${column} = json_object(?, json_array(? || hex(randomblob(8))))`)
        .run(`of ${ANN}`, `<${ANN}> `);
      raw.close();
      expect([table, column, Number(changes) > 0]).toEqual([table, column, true]);
      erasing.erasePerson(ACCOUNT, ANN);
      expect([table, column, bytes().includes('ann.lee')]).toEqual([table, column, false]);
    }
  });

  it('is done in one transaction or not at all', () => {
    const { erasing, folder, bytes } = setUp();
    const raw = new DatabaseSync(join(folder, `${ACCOUNT}.sqlite`));
    raw.exec(`CREATE TRIGGER refuse BEFORE UPDATE ON rules BEGIN SELECT raise(ABORT, 'no'); END`);
    expect(() => erasing.erasePerson(ACCOUNT, ANN)).toThrow('no');
    expect(erasing.findPerson(ACCOUNT, ANN)).toEqual(TRACES);
    raw.exec('DROP TRIGGER refuse');
    raw.close();
    erasing.erasePerson(ACCOUNT, ANN);
    expect(bytes()).not.toContain('ann.lee');
  });
});

describe('Erasing what is kept for offline reading', () => {
  it('leaves no byte of it, and damaged files only until they are erased too', () => {
    const { erasing, folder, open } = setUp();
    const file = join(folder, `${ACCOUNT}.sqlite`);
    expect(erasing.eraseResponses(ACCOUNT, false)).toBe(1);
    expect(readFileSync(file, 'latin1')).not.toContain('BOB@EXAMPLE.COM');
    expect(readdirSync(folder).filter((name) => name.includes('damaged'))).toHaveLength(2);
    expect(erasing.eraseResponses(ACCOUNT, true)).toBe(0);
    expect(readdirSync(folder)).toEqual([`${ACCOUNT}.sqlite`, `${ACCOUNT}.v4.backup`]);
    const store = open();
    expect(store.labels.get('allowed_sender', BOB)).toBe('the boss');
    store.close();
  });

  it('makes no store where there is none', () => {
    const folder = join(temporaryFolder(), 'none');
    const erasing = createErasing(folder, fakeClock(), fakeLog());
    expect(erasing.eraseResponses(ACCOUNT, true)).toBe(0);
    expect(erasing.accountIds()).toEqual([]);
    expect(existsSync(folder)).toBe(false);
  });

  it('works while the account is running, which then finds nothing', () => {
    const { erasing, open } = setUp();
    const store = open();
    expect(store.cachedResponse('suppression_view', '1')).toBeDefined();
    erasing.eraseResponses(ACCOUNT, false);
    expect(store.cachedResponse('suppression_view', '1')).toBeUndefined();
    store.cacheResponse('suppression_view', '1', 'again', 1);
    expect(store.cachedResponse('suppression_view', '1')).toEqual({ value: 'again', at: 1 });
    store.close();
  });

  it('finds the stores of forgotten accounts, and nothing that is none', () => {
    const { erasing, folder } = setUp();
    writeFileSync(join(folder, 'notes.sqlite'), '');
    expect(erasing.accountIds()).toEqual([ACCOUNT]);
  });
});
