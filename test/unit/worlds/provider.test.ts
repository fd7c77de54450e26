import { describe, expect, it } from 'vitest';
import { createClient } from '../../../src/main/core/api/client.ts';
import type { Path, RequestOf } from '../../../src/main/core/api/endpoints/index.ts';
import { createLimits } from '../../../src/main/core/api/limits.ts';
import { MINUTE_MS } from '../../../src/shared/calendar.ts';
import { ok } from '../../../src/shared/failure.ts';
import { fakeClock } from '../../fakes/clock.ts';
import { sendMail } from '../../worlds/mail.ts';
import { createProvider, keyOf } from '../../worlds/provider.ts';
import { at, days, hours } from '../../worlds/time.ts';
import { everyDay, GOOD, type MailAccount, shop } from '../../worlds/world.ts';

const NIGHT = hours(3, '02:00', '03:00');

const northwind = (part: Partial<MailAccount> = {}): MailAccount => ({
  name: 'Northwind',
  streams: [
    {
      user: 'newsletter',
      domain: 'news.example',
      sends: everyDay(500, '02:00', 60),
      fate: GOOD,
      spells: [{ ...NIGHT, hard: 0.5 }],
    },
    { user: 'shop', domain: 'shop.example', subaccount: 'Shop', sends: shop(40), fate: GOOD },
  ],
  ...part,
});

const clientAt = (account: MailAccount, moment: number) => {
  const clock = fakeClock(moment);
  const mail = sendMail(account, 'a seed');
  const http = createProvider([mail], clock.now);
  const baseUrl = 'http://127.0.0.1:9/v3';
  const client = createClient({
    http,
    clock,
    baseUrl,
    getKey: async () => ok(keyOf(account)),
    limits: createLimits(clock),
  });
  return { mail, client, clock };
};

const dates = (from: number, to: number) => ({
  start_date: new Date(from).toISOString(),
  end_date: new Date(to).toISOString(),
});

describe('the mail of a world', () => {
  it('is the same for one seed and another for another', () => {
    const of = (seed: string) => sendMail(northwind(), seed).tally(at(-30), at(60), at(60));
    expect(of('one')).toEqual(of('one'));
    expect(of('one')).not.toEqual(of('another'));
  });

  it('adds up, however it is cut', () => {
    const mail = sendMail(northwind(), 'a seed');
    const whole = mail.tally(at(-30), at(60), at(60));
    const members = [...mail.byMember('username', at(-30), at(60), at(60)).values()];
    const parts = Array.from({ length: 90 }, (_, day) => mail.tally(at(day - 30), at(day - 29), at(60)));
    for (const counter of ['sent', 'hard', 'spam', 'rejects'] as const) {
      expect(members.reduce((sum, one) => sum + one[counter], 0)).toBe(whole[counter]);
      expect(parts.reduce((sum, one) => sum + one[counter], 0)).toBe(whole[counter]);
    }
    const handedIn = mail.tally(at(-30), at(60), at(60), { by: 'username', member: 'newsletter' });
    expect(handedIn.sent + handedIn.rejects).toBe(90 * 500);
  });

  it('bounces in its spell, and not before it happened', () => {
    const mail = sendMail(northwind(), 'a seed');
    const { sent, hard } = mail.tally(at(3), at(4), at(4));
    expect(hard / sent).toBeGreaterThan(0.4);
    expect(mail.tally(at(3), at(4), at(3, '01:59')).hard).toBe(0);
  });

  it('lists the newest events first, as many as it counts', () => {
    const mail = sendMail(northwind(), 'a seed');
    const events = mail.newest(['hard'], at(3), at(4), 1_000_000);
    expect(events.length).toBe(mail.tally(at(3), at(4), at(4)).hard);
    expect(events.map((event) => event.at)).toEqual(events.map((event) => event.at).toSorted((a, b) => b - a));
    expect(mail.newest(['hard'], at(3), at(4), 3)).toEqual(events.slice(0, 3));
  });

  it('is counted late where it is', () => {
    const mail = sendMail(northwind({ lateMinutes: 120 }), 'a seed');
    expect(mail.tally(at(5), at(6), at(5, '03:00')).sent).toBe(0);
    expect(mail.tally(at(5), at(6), at(5, '05:00')).sent).toBeGreaterThan(490);
  });
});

describe('the provider of a world', () => {
  const moment = at(3, '12:00');
  const range = dates(at(3), moment);
  const requests: readonly { readonly [P in Path]: readonly [P, RequestOf<P>] }[Path][] = [
    ['api_keys/permissions', {}],
    ['stats/email_bounces', { username: 'newsletter' }],
    ['stats/email_spam', {}],
    ['stats/email_unsubs', {}],
    ['stats/email_cycle', {}],
    ['stats/email_history', { group_by: 'username', ...range }],
    ['stats/email_history', { group_by: 'domain', ...range }],
    ['stats/email_history', { group_by: 'subaccount', ...range }],
    ['activity/search', { event_types: ['hard-bounced'], limit: 10, ...range }],
    ['domain/view', {}],
    ['subaccounts/search', {}],
  ];

  it.each(requests)('answers %s %o as its schema wants, and leaves out no row', async (path, request) => {
    const { client } = clientAt(northwind(), moment);
    expect(await client.call(path, request)).toMatchObject({ ok: true, data: { skippedRows: 0 } });
  });

  it('says what happened', async () => {
    const { client, mail } = clientAt(northwind(), moment);
    const { hard, soft, sent } = mail.tally(at(3), moment, moment, { by: 'username', member: 'newsletter' });
    const history = await client.call('stats/email_history', { group_by: 'username', ...range });
    expect(history).toMatchObject({
      data: { data: { history: [{ username: 'newsletter', used: sent, bounces: hard + soft }, { username: 'shop' }] } },
    });
    const cycle = await client.call('stats/email_cycle', {});
    expect(cycle).toMatchObject({
      data: { data: { cycle_start: at(0), cycle_end: at(30), cycle_used: mail.tally(at(0), moment, moment).sent } },
    });
  });

  it('pages through the events of a cause', async () => {
    const { client, mail } = clientAt(northwind(), moment);
    const request = { event_types: ['hard-bounced' as const], limit: 200, ...range };
    const first = await client.call('activity/search', request);
    if (!first.ok) throw new Error('no page');
    const { total_events, continue_token, events } = first.data.data;
    expect([total_events, events.length]).toEqual([mail.tally(at(3), moment, moment).hard, 200]);
    const second = await client.call('activity/search', { ...request, continue_token });
    if (!second.ok) throw new Error('no second page');
    expect(second.data.data.continue_token).toBeUndefined();
    expect(second.data.data.events.length).toBe(total_events - 200);
  });

  it('fails as it is told to', async () => {
    const failing = (how: 'unreachable' | '503' | '429') => northwind({ outages: [{ ...days(3), how }] });
    const kindOf = async (account: MailAccount, path: 'stats/email_cycle' | 'activity/search') => {
      const { client, clock } = clientAt(account, moment);
      const asked = client.call(path, {});
      await clock.advance(MINUTE_MS);
      const answer = await asked;
      return answer.ok ? 'ok' : answer.failure.kind;
    };
    expect(await kindOf(failing('unreachable'), 'stats/email_cycle')).toBe('offline');
    expect(await kindOf(failing('503'), 'stats/email_cycle')).toBe('refused-by-provider');
    expect(await kindOf(failing('429'), 'stats/email_cycle')).toBe('rate-limited');
    const without = northwind({ permissions: ['/stats/*'] });
    expect(await kindOf(without, 'stats/email_cycle')).toBe('ok');
    expect(await kindOf(without, 'activity/search')).toBe('permission-missing');
  });

  it('knows a domain that has lost its record', async () => {
    const account = northwind({ lostDkim: { ...days(3), domain: 'shop.example' } });
    const { client } = clientAt(account, moment);
    expect(await client.call('domain/view', {})).toMatchObject({
      data: {
        data: {
          domains: [
            { domain: { fulldomain: 'news.example', dkim_verified: true } },
            { domain: { fulldomain: 'shop.example', dkim_verified: false } },
          ],
        },
      },
    });
  });
});
