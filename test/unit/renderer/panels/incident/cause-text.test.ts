import { describe, expect, it } from 'vitest';
import {
  causeCounts,
  causeSentence,
  partText,
  replyLines,
  shareLines,
  shareText,
} from '../../../../../src/renderer/panels/incident/cause-text.ts';
import type { Cause, ReplyShare } from '../../../../../src/shared/cause.ts';
import { cause, NOTHING_READ } from '../../../../fixtures/alert-worlds.ts';

const say = (part: Partial<Cause>) => causeSentence(cause(part), 'bounce_rate', 'en-GB');
const none = { kinds: 0, count: 0 };
const many = { top: [{ name: 'a@one.example', count: 300 }], others: { kinds: 9, count: 940 } };

describe('the sentence of a cause', () => {
  it('names the one sender and what to do about addresses that do not exist', () => {
    expect(say({})).toEqual({
      what: 'One sender causes 1,102 of the 1,240 bounces (88.9%).',
      advice: 'Most addresses do not exist: stop that mailing, then suppress them.',
    });
  });

  it('names the one recipient domain, or the one reply, where no sender stands out', () => {
    expect(say({ senders: many }).what).toBe(
      'One recipient domain, outlook-mail.example, has 688 of the 1,240 bounces (55.5%).',
    );
    expect(say({ senders: many, recipientDomains: many }).what).toBe(
      'One reply, 550 5.1.1, came for 871 of the 1,240 bounces (70.2%).',
    );
  });

  it('says so where nothing stands out, and gives no advice then', () => {
    const [reply] = cause().replies;
    const replies = reply ? [{ ...reply, count: 10 }] : [];
    expect(say({ senders: many, recipientDomains: many, replies, blames: [], dead: 0 })).toEqual({
      what: 'No single sender, recipient domain or reply causes most of the 1,240 bounces.',
      advice: undefined,
    });
  });

  it('does not blame a sender for being the only one', () => {
    const senders = { top: [{ name: 'a@one.example', count: 1240 }], others: none };
    expect(say({ senders }).what).toContain('One recipient domain');
    expect(say({ senders, recipientDomains: many, replies: [] }).what).toBe(
      'All of the 1,240 bounces come from a@one.example.',
    );
  });

  it('passes on what the reply advises where there is nobody to suppress', () => {
    expect(say({ deadRecipients: [] }).advice).toBe(
      'Most replies say: Recipient not found. The address was mistyped or closed. Remove it from your lists.',
    );
  });

  it('counts who is at fault, and not the codes', () => {
    const blamed = (blames: Cause['blames'], replies: Cause['replies']) =>
      say({ read: 10, total: 10, dead: 1, deadRecipients: ['gone@y.example'], blames, replies }).advice;
    const reply = (key: ReplyShare['key'], enhanced: string, many: number): ReplyShare => ({
      code: '550',
      enhanced,
      key,
      sample: `${key} ${enhanced}`,
      count: many,
    });
    expect(
      blamed(
        [
          { blame: 'sender', count: 9 },
          { blame: 'recipient', count: 1 },
        ],
        [reply('sender-rejected', '5.1.8', 9), reply('not-found', '5.1.1', 1)],
      ),
    ).toBe(
      'Most replies say: Your sender address is not accepted. Check that the From and return path addresses exist, and that their domain takes mail.',
    );
    expect(
      blamed(
        [
          { blame: 'authentication', count: 8 },
          { blame: 'recipient', count: 2 },
        ],
        [reply('spf', '5.7.23', 4), reply('dmarc', '5.7.26', 4), reply('not-found', '5.1.1', 2)],
      ),
    ).toBe(
      'Most replies blame missing proof of the sender. Verify the sender domain at SMTP2GO, so that SPF, DKIM and DMARC pass.',
    );
  });

  it('counts replies of one meaning together, in any wording', () => {
    const [first] = cause().replies;
    if (!first) throw new Error('the fixture has replies');
    const replies: readonly ReplyShare[] = [
      { ...first, count: 400, sample: '550 5.1.1 No such user' },
      { ...first, count: 200, sample: '550 5.1.1 User unknown' },
      { ...first, count: 100, enhanced: '5.1.10', key: 'no-mail', sample: '550 5.1.10 null MX' },
    ];
    expect(say({ replies }).advice).toContain('Most addresses do not exist');
    const lines = replyLines(cause({ replies, otherReplies: none }), 'en-GB');
    expect(lines.map((line) => [line.name, line.count, line.detail?.samples.length])).toEqual([
      ['550 5.1.1 Recipient not found', 600, 2],
      ['550 5.1.10 The domain takes no mail', 100, 1],
    ]);
  });

  it('speaks of what was read where that is a part, and of nothing where nothing was', () => {
    const senders = { top: [{ name: 'a@one.example', count: 60 }], others: { kinds: 3, count: 40 } };
    expect(say({ read: 100, senders }).what).toBe('One sender causes 60 of the 100 bounces read (60.0%).');
    expect(say(NOTHING_READ)).toEqual({ what: 'The bounces behind it could not be read.', advice: undefined });
  });
});

describe('the figures of a cause', () => {
  it('are counted, hard and soft where there are both, and called a part where they are one', () => {
    expect(causeCounts(cause(), 'bounce_rate', 'en-GB')).toBe('1,240 bounces: 1,093 hard, 147 soft');
    expect(causeCounts(cause({ hard: 0 }), 'spam_rate', 'en-GB')).toBe('1,240 complaints');
    expect(partText(cause(), 'en-GB')).toBeUndefined();
    expect(partText(cause({ read: 500 }), 'en-GB')).toBe('the newest 500 of 1,240 read');
  });

  it('become lines with their shares, what is not named summed up', () => {
    const lines = shareLines(cause().recipientDomains, ['domain', 'domains'], 1240, 'en-GB');
    expect(lines.map((line) => [line.name, line.count, shareText(line.share, 'en-GB')])).toEqual([
      ['outlook-mail.example', 688, '55.5%'],
      ['t-freemail.example', 301, '24.3%'],
      ['corporate-exchange.example', 122, '9.8%'],
      ['and 37 other domains', 129, '10.4%'],
    ]);
    expect(shareLines({ top: [], others: { kinds: 1, count: 2 } }, ['domain', 'domains'], 0, 'en-GB')).toMatchObject([
      { name: 'and 1 other domain', share: 0 },
    ]);
  });

  it('do not read as all or none where they are nearly that', () => {
    expect(shareText(999_999 / 1_000_000, 'en-GB')).toBe('99.9999%');
    expect(shareText(3 / 10_000, 'en-GB')).toBe('0.03%');
    expect(shareText(1, 'en-GB')).toBe('100.0%');
  });

  it('tell of a reply its code, what it means and what it said', () => {
    const [line, ...rest] = replyLines(cause(), 'en-GB');
    expect(line).toMatchObject({
      name: '550 5.1.1 Recipient not found',
      detail: { samples: ['550 5.1.1 The email account that you tried to reach does not exist'] },
    });
    expect(rest.at(-1)).toMatchObject({ name: 'and 5 other replies', isRest: true, detail: undefined });
  });
});
