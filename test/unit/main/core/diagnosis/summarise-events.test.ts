import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { ActivityEvent } from '../../../../../src/main/core/api/activity-event.ts';
import { summarise } from '../../../../../src/main/core/diagnosis/summarise-events.ts';
import { explainReply } from '../../../../../src/shared/reply/explain.ts';
import { shapeOf } from '../../../../../src/shared/reply/shape.ts';
import { CORPUS } from '../../../../fixtures/replies/corpus.ts';
import { NOON } from '../alerting/builders.ts';

const TAKEN = { takenAt: NOON, from: NOON - 86_400_000, to: NOON, total: 0 };

const bounce = (change: Partial<ActivityEvent> = {}): ActivityEvent => ({
  event: 'hard-bounced',
  date: NOON - 1000,
  email_id: '1vTq2K',
  sender: 'billing@northwind.example',
  recipient: 'old@contoso.example',
  smtp_response: '550 5.1.1 User unknown',
  ...change,
});

describe('what bad events have in common', () => {
  it('is nothing where there are none', () => {
    expect(summarise([], TAKEN)).toEqual({
      ...TAKEN,
      read: 0,
      hard: 0,
      soft: 0,
      senders: { top: [], others: { kinds: 0, count: 0 } },
      recipientDomains: { top: [], others: { kinds: 0, count: 0 } },
      replies: [],
      otherReplies: { kinds: 0, count: 0 },
      blames: [],
      dead: 0,
      firstAt: undefined,
      lastAt: undefined,
      deadRecipients: [],
    });
  });

  it('is who sent them and to where, most first, in small letters and without the display name', () => {
    const { senders, recipientDomains } = summarise(
      [
        bounce({ sender: 'b@x.example', recipient: 'a@one.example' }),
        bounce({ sender: undefined, from: 'News <A@X.example>', recipient: 'B@ONE.example' }),
        bounce({ sender: 'a@x.example', recipient: 'c@two.example' }),
        bounce({ sender: undefined, from: undefined, recipient: undefined, to: undefined }),
      ],
      TAKEN,
    );
    expect(senders.top).toEqual([
      { name: 'a@x.example', count: 2 },
      { name: 'b@x.example', count: 1 },
      { name: 'unknown', count: 1 },
    ]);
    expect(recipientDomains.top[0]).toEqual({ name: 'one.example', count: 2 });
  });

  it('puts replies together that are of one code and shape, and shows one of them without its address', () => {
    const reply = (recipient: string) => `550 5.1.1 <${recipient}>: Recipient address rejected: User unknown`;
    const rows = ['jo.doe@a.example', 'al.lee@b.example'].map((recipient) =>
      bounce({ recipient, smtp_response: reply(recipient) }),
    );
    const { replies } = summarise([...rows, bounce({ event: 'soft-bounced', smtp_response: '452 4.2.2 full' })], TAKEN);
    expect(replies).toMatchObject([
      { code: '550', enhanced: '5.1.1', count: 2, key: 'not-found' },
      { code: '452', enhanced: '4.2.2', count: 1 },
    ]);
    expect(replies[0]?.sample).toBe('<address>: Recipient address rejected: User unknown');
  });

  it('tells a reject by its reason, and a bounce without a reply as one', () => {
    const rows = [
      bounce({ event: 'rejected', smtp_response: undefined, reason: 'Recipient is suppressed: hard bounce' }),
      bounce({ smtp_response: undefined }),
    ];
    expect(summarise(rows, TAKEN).replies.map(({ code, key }) => [code, key])).toEqual([
      ['', 'suppressed'],
      ['', 'unsaid'],
    ]);
  });

  it('has no replies of complaints and unsubscribes, which no server made', () => {
    const rows = ['spam', 'unsubscribed'].map((event) => bounce({ event, reason: 'Reported as spam' }));
    expect(summarise(rows, TAKEN)).toMatchObject({ read: 2, hard: 0, soft: 0, replies: [], deadRecipients: [] });
  });

  it('calls dead only whose address is at fault for good, each once', () => {
    const rows = [
      bounce({ recipient: 'dead@a.example' }),
      bounce({ recipient: 'Dead@A.example' }),
      bounce({ recipient: 'full@a.example', event: 'soft-bounced' }),
      bounce({ recipient: 'policy@a.example', smtp_response: '550 5.7.1 blocked' }),
      bounce({ recipient: 'large@a.example', smtp_response: '552 5.3.4 too large' }),
    ];
    expect(summarise(rows, TAKEN).deadRecipients).toEqual(['dead@a.example']);
  });

  it('offers nobody without a sure recipient, though the reply proves one of several dead', () => {
    const gone = { recipient: undefined, smtp_response: '550 5.1.1 <gone@y.example>: User unknown' };
    const rows = [
      bounce({ ...gone, recipients: ['good@x.example', 'gone@y.example'] }),
      bounce({ ...gone, recipients: ["['a@x.example', 'b@x.example']"] }),
      bounce({ ...gone, recipient: "['a@x.example', 'b@x.example']" }),
      bounce({ ...gone, to: 'Gone <gone@y.example>, good@x.example' }),
      bounce({ recipient: undefined, recipients: ['only@x.example'] }),
      bounce({ smtp_response: undefined }),
    ];
    expect(summarise(rows, TAKEN).deadRecipients).toEqual(['only@x.example']);
  });

  it('keeps replies of different meaning apart, though all of their text is quoted', () => {
    const rows = ['"JunkMail rejected - mx [192.0.2.1] is in an RBL"', '"Unknown User"', '"Unknown User"'].map((text) =>
      bounce({ smtp_response: `550 ${text}` }),
    );
    expect(summarise(rows, TAKEN).replies.map(({ key, count }) => [key, count])).toEqual([
      ['not-found', 2],
      ['block-list', 1],
    ]);
  });

  it('counts who is at fault over all replies, the unnamed ones too', () => {
    const rows = Array.from({ length: 30 }, (_, index) =>
      bounce({ smtp_response: `550 5.1.1 User unknown, ${'very '.repeat(index)}sorry` }),
    );
    const cause = summarise([...rows, bounce({ event: 'soft-bounced', smtp_response: '452 4.2.2 full' })], TAKEN);
    expect(cause.blames).toEqual([
      { blame: 'recipient', count: 30 },
      { blame: 'full', count: 1 },
    ]);
    expect(cause.dead).toBe(30);
  });

  it('has as many groups as meanings at least, whatever the corpus says at once', () => {
    const rows = CORPUS.map(({ reply }) => bounce({ smtp_response: reply }));
    const { replies, otherReplies } = summarise(rows, TAKEN);
    const groups = replies.length + otherReplies.kinds;
    const apart = new Set(CORPUS.map(({ reply }) => `${explainReply(reply)?.key} ${shapeOf(reply)}`)).size;
    expect(groups).toBeGreaterThanOrEqual(apart);
  });

  it('names eight, and sums up the rest', () => {
    const rows = Array.from({ length: 30 }, (_, index) => bounce({ sender: `s${index}@x.example` }));
    const { senders } = summarise(rows, TAKEN);
    expect(senders.top).toHaveLength(8);
    expect(senders.others).toEqual({ kinds: 22, count: 22 });
  });

  it('never loses an event from its sums, and reads the same in whatever order they come', () => {
    const row = fc
      .record({
        event: fc.constantFrom('hard-bounced', 'soft-bounced'),
        date: fc.integer({ min: 1, max: 1e12 }),
        sender: fc.constantFrom('a@x.example', 'b@x.example', '', '<', 'c'),
        recipient: fc.oneof(fc.string({ maxLength: 8 }), fc.emailAddress()),
        smtp_response: fc.oneof(fc.string({ maxLength: 12 }), fc.constantFrom('550 5.1.1 no', '421 4.7.0 wait')),
      })
      .map((change) => bounce(change));
    fc.assert(
      fc.property(fc.array(row, { maxLength: 40 }), (rows) => {
        const cause = summarise(rows, { ...TAKEN, total: 7 });
        const sum = (list: readonly { readonly count: number }[], rest: { readonly count: number }) =>
          list.reduce((all, { count }) => all + count, rest.count);
        expect(sum(cause.senders.top, cause.senders.others)).toBe(rows.length);
        expect(sum(cause.recipientDomains.top, cause.recipientDomains.others)).toBe(rows.length);
        expect(sum(cause.replies, cause.otherReplies)).toBe(rows.length);
        expect(cause.hard + cause.soft).toBe(rows.length);
        expect(cause.total).toBeGreaterThanOrEqual(cause.read);
        expect(JSON.stringify(cause.replies)).not.toContain('@');
        const { senders, recipientDomains, firstAt, lastAt } = summarise(rows.toReversed(), { ...TAKEN, total: 7 });
        expect({ senders, recipientDomains, firstAt, lastAt }).toEqual({
          senders: cause.senders,
          recipientDomains: cause.recipientDomains,
          firstAt: cause.firstAt,
          lastAt: cause.lastAt,
        });
      }),
    );
  });
});
