import { expect, it } from 'vitest';
import { ENDPOINTS, type Path } from '../../../../../../src/main/core/api/endpoints/index.ts';

const parse = (path: Path, data: unknown) => ENDPOINTS[path].reply.safeParse(data);

const EVENT = { event: 'hard-bounced', date: '2026-11-29T09:12:44Z', email_id: 'x' };
const BLOCK = { email_address: 'a@b.example', reason: 'bounce' };
const COUNTS = { emails: 1000, rejects: 3, softbounces: 10, hardbounces: 5 };
const HISTORY = { username: 'crm', used: 9, bounces: 1, rejects: 0, spam: 0, unsubscribes: 0 };
const BAD = ['N/A', 'nan', '1.5%', '1,5', '', -1, 1.5, true, {}, [{}]];

it.each(['byte_size', 'subject', 'to', 'headers', 'recipients', 'sender', 'smtp_response'])(
  'an event keeps its row and its total, whatever its %s is',
  (field) => {
    for (const value of [{}, [{}], 7.5, true]) {
      const read = parse('activity/search', { total_events: 12, events: [{ ...EVENT, [field]: value }] });
      expect(read.data).toMatchObject({ data: { total_events: 12, events: [{ email_id: 'x' }] }, skippedRows: 0 });
    }
  },
);

it.each(BAD)('counts are read beside a percentage of %j', (bounce_percent) => {
  const totals = parse('stats/email_bounces', { ...COUNTS, bounce_percent });
  expect(totals.data).toMatchObject({ data: COUNTS });
  const history = parse('stats/email_history', { history: [{ ...HISTORY, bounce_percent, opens: bounce_percent }] });
  expect(history.data).toMatchObject({ data: { history: [HISTORY] }, skippedRows: 0 });
});

it.each(BAD)('a page is read beside a total of %j', (total) => {
  const blocks = parse('suppression/view', {
    total_results: total,
    results: [{ ...BLOCK, timestamp: total, subject: 5 }],
  });
  expect(blocks.data).toMatchObject({ data: { total_results: undefined, results: [BLOCK] }, skippedRows: 0 });
  const names = parse('subaccounts/search', { total_count: total, subaccounts: [{ name: 'North', plan_used: total }] });
  expect(names.data).toMatchObject({ data: { total_count: undefined, subaccounts: [{ name: 'North' }] } });
});

it('the token of the next page may be a number', () => {
  const page = parse('suppression/view', { continue_token: 7, results: [BLOCK] });
  expect(page.data).toMatchObject({ data: { continue_token: '7' } });
});

it('a token of no use is not taken for the last page', () => {
  expect(parse('suppression/view', { continue_token: {}, results: [BLOCK] }).success).toBe(false);
});

it.each(['used', 'bounces', 'username'])('a member whose %s can’t be read is missing, and counted', (field) => {
  const read = parse('stats/email_history', { history: [HISTORY, { ...HISTORY, [field]: {} }] });
  expect(read.data).toMatchObject({ data: { history: [HISTORY] }, skippedRows: 1 });
});

it('a webhook that can’t be sent back whole is not read in part', () => {
  const hook = { id: 1, url: 'https://a.example', events: {} };
  expect(parse('webhook/view', [hook]).success).toBe(false);
});
