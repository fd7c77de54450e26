import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { DETAILS } from '../../../src/shared/smtp-codes.ts';
import { explainReply, partsOf } from '../../../src/shared/smtp-reply.ts';
import { anyText } from '../../fixtures/texts.ts';

describe('a reply of another server', () => {
  it('is told by its enhanced code', () => {
    expect(explainReply('550 5.1.1 User unknown')).toMatchObject({
      code: '550',
      enhanced: '5.1.1',
      title: 'Recipient not found',
    });
    expect(explainReply('550-5.7.26 Unauthenticated')).toMatchObject({ code: '550', enhanced: '5.7.26' });
  });

  it.each([
    ['5.1.1 <a@b.example>: Recipient address rejected', '', '5.1.1'],
    ['550 #5.1.0 Address rejected', '550', '5.1.0'],
    ['smtp; 550 5.2.1 disabled', '550', '5.2.1'],
    ['host mx1.b.example[192.0.2.1] said: 554 5.7.1 no (in reply to DATA)', '554', '5.7.1'],
    ['550 Requested action not taken (5.2.2)', '550', '5.2.2'],
    ['550 5.01.001 leading zeros', '550', '5.1.1'],
    ['550-User unknown', '550', undefined],
    ['550', '550', undefined],
    ['connect to 5.1.1.25 timed out', '', undefined],
    ['5500 strange', '', undefined],
    ['550.1 strange', '', undefined],
  ])('gives up its codes wherever they stand: %s', (reply, code, enhanced) => {
    expect(partsOf(reply)).toMatchObject({ code, enhanced });
  });

  it('leaves its words without the codes that every line of it repeats', () => {
    const reply =
      '550-5.7.26 Your email has been blocked because\r\n550-5.7.26 it lacks a proof.\r\n550 5.7.26 See 550 ways';
    expect(partsOf(reply).text).toBe('Your email has been blocked because it lacks a proof. See ways');
    expect(partsOf('552 5.2.2 over the limit of 500 messages').text).toBe('over the limit of 500 messages');
  });

  it('says that it is tried again where the refusal is only for now', () => {
    expect(explainReply('452 4.2.2 Mailbox full')?.advice).toMatch(/^It is tried again/);
    expect(explainReply('552 5.2.2 Mailbox full')?.advice).not.toMatch(/tried again/);
    // The enhanced code is the more exact of the two.
    expect(explainReply('450 5.2.2 Mailbox full')?.advice).not.toMatch(/tried again/);
    expect(explainReply('421 Try later')?.title).toBe('Their server is not available');
  });

  it.each([
    ['550 No such user here', 'Recipient not found'],
    ['550 5.0.0 user unknown', 'Recipient not found'],
    [
      '554 5.7.1 Service unavailable; client host blocked by a reputation list',
      'Refused for the reputation of the sender',
    ],
    ['550 5.7.1 Message rejected by policy of the recipient', 'Refused by a rule of theirs'],
    ['451 Greylisted, come back later', 'They make new senders wait'],
    ['421 4.7.0 Too many messages from this address, try again later', 'Too many e-mails at once'],
    ['550 5.7.1 SPF check failed', 'SPF does not allow this sender'],
    ['552 message exceeds maximum message size', 'The e-mail is too large'],
    ['Recipient is suppressed: hard bounce', 'The recipient is on your suppression list'],
    ['Connection timed out', 'No answer from the other server'],
  ])('is told by its words where the code is vague or missing: %s', (reply, title) => {
    expect(explainReply(reply)?.title).toBe(title);
  });

  it('is told by what its code is about where its detail is not known', () => {
    expect(explainReply('550 5.7.606 Access denied')?.title).toBe('Refused by a rule of theirs');
    expect(explainReply('554 5.2.99 Strange')?.title).toBe('Something is wrong with the mailbox');
  });

  it('is at least told as for now or for good where its code is unknown', () => {
    expect(explainReply('554 5.9.9 Strange')).toMatchObject({ enhanced: '5.9.9', title: 'Refused for good' });
    expect(explainReply('499 Strange')).toMatchObject({ code: '499', title: 'Refused for now' });
    expect(explainReply('Strange')).toMatchObject({ code: '', title: 'No reply code' });
  });

  it('means nothing where it refuses nothing', () => {
    for (const reply of ['250 2.0.0 OK', '354 go on', '', ' \n']) expect(explainReply(reply)).toBeUndefined();
  });

  it('blames the address only where the address is at fault', () => {
    const dead = ['550 5.1.1 User unknown', '550 5.1.10 x', '554 5.4.4 No domain', '550 gone', '550 5.2.1 off', 'x'];
    const alive = [
      '550 5.7.1 policy',
      '550 5.7.23 SPF',
      '552 5.3.4 big',
      '550 spam',
      '554 refused',
      '550 5.1.8 sender',
    ];
    for (const reply of dead) expect(explainReply(reply), reply).toMatchObject({ isAboutAddress: true });
    for (const reply of alive) expect(explainReply(reply), reply).toMatchObject({ isAboutAddress: false });
  });

  it('knows every code of the registry by words that end as sentences do', () => {
    for (const [detail, [title, advice]] of Object.entries(DETAILS)) {
      expect(explainReply(`550 5.${detail} x`), detail).toMatchObject({ title, advice });
      expect(title).toMatch(/^\p{Lu}.*[^.]$/u);
      expect(advice).toMatch(/^\p{Lu}.*\.$/u);
    }
  });

  it('never throws, whatever it says', () => {
    const piece = fc.oneof(
      anyText(12),
      fc.constantFrom('550', '5.1.1', '-', ' ', '\n', '@', '<', '>', '"', 'a@b.c', '\u0000', '(', '.', ':', '%40'),
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 25 }), (pieces) => {
        const meaning = explainReply(pieces.join(''));
        if (meaning) expect(meaning.title).not.toBe('');
      }),
    );
  });
});
