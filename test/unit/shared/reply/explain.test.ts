import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { explainReply } from '../../../../src/shared/reply/explain.ts';
import { BLAMES, MEANINGS } from '../../../../src/shared/reply/meanings.ts';
import { partsOf, wordsOf } from '../../../../src/shared/reply/parts.ts';
import { RULES } from '../../../../src/shared/reply/rules.ts';
import { anyText } from '../../../fixtures/texts.ts';

describe('the parts of a reply', () => {
  it.each([
    ['5.1.1 <a@b.example>: Recipient address rejected', '', '5.1.1'],
    ['550 #5.1.0 Address rejected', '550', '5.1.0'],
    ['smtp; 550 5.2.1 disabled', '550', '5.2.1'],
    ['SMTP;550 5.2.1 disabled', '550', '5.2.1'],
    ['host mx1.b.example[192.0.2.1] said: 554 5.7.1 no (in reply to DATA)', '554', '5.7.1'],
    ['SMTP error from remote mail server after RCPT TO:<a@b.example>: 550 no', '550', undefined],
    ['SMTP error from remote mail server after MAIL FROM:<a@b.example> SIZE=2868: 550 no', '550', undefined],
    [
      'host mx.b.example [192.0.2.1] SMTP error from remote mail server after end of data: 554 5.7.1 no',
      '554',
      '5.7.1',
    ],
    ['server refused to talk to me: 421 Service not available', '421', undefined],
    ['550 Requested action not taken (5.2.2)', '550', '5.2.2'],
    ['550 5.01.001 leading zeros', '550', '5.1.1'],
    ['550-User unknown', '550', undefined],
    ['550 "Unknown User"', '550', undefined],
    ['550', '550', undefined],
    ['connect to 5.1.1.25 timed out', '', undefined],
    ['5500 strange', '', undefined],
    ['550.1 strange', '', undefined],
  ])('are its codes, wherever they stand: %s', (reply, code, enhanced) => {
    expect(partsOf(reply)).toMatchObject({ code, enhanced });
  });

  it('are its words, without codes that every line repeats and without what other servers wrote around it', () => {
    const reply =
      '550-5.7.26 Your email has been blocked because\r\n550-5.7.26 it lacks a proof.\r\n550 5.7.26 See 550 ways';
    expect(partsOf(reply).text).toBe('Your email has been blocked because it lacks a proof. See ways');
    expect(partsOf('552 5.2.2 over the limit of 500 messages').text).toBe('over the limit of 500 messages');
    expect(partsOf('host spam.b.example[192.0.2.1] said: 550 no (in reply to RCPT TO command)').text).toBe('no');
    expect(partsOf('550 "Unknown User"').text).toBe('Unknown User');
  });

  it('have no words of addresses, hosts and links that could be taken for the meaning', () => {
    expect(wordsOf('<spam.quota@blocked.example>: no, see https://policy.example/virus of mx-spam.example')).toBe(
      '<@>: no, see link of host',
    );
    expect(wordsOf('Boîte pleine, listed at zen.spamhaus.org')).toBe('Boite pleine, listed at zen.spamhaus.org');
  });
});

describe('the meaning of a reply', () => {
  it.each([
    ['550 5.1.1 <spam@virus.example>: User unknown', 'not-found'],
    ['550 5.7.1 <ann@c.example>: No such user', 'not-found'],
    ['550 Mailbox quota exceeded, user unknown to be active', 'full'],
    ['550 5.1.1 mail refused by local policy: User unknown', 'policy'],
    ['550 5.5.0 Le compte du destinataire est bloque', 'closed'],
    ['550 Benutzer nicht bekannt', 'not-found'],
    ['550 No existe ese usuario', 'not-found'],
    ['552 La casella è piena', 'full'],
    ['550 Nie ma takiego konta', 'not-found'],
    ['550 User un\u200bknown', 'not-found'],
    ['5.7.606 Access denied, banned sending IP', 'block-list'],
    ['550 5.7.1 strange', 'rule'],
    ['421 strange', 'for-now'],
    ['550 strange', 'unclear'],
    ['strange', 'unclear'],
  ])('is told by words and codes together: %s', (reply, key) => {
    expect(explainReply(reply)?.key).toBe(key);
  });

  it('is told by the code where there are no words against it', () => {
    expect(explainReply('550 5.1.1')).toMatchObject({ key: 'not-found', certainty: 'codes', provesDead: true });
    expect(explainReply('550 5.1.1 not today')).toMatchObject({ key: 'not-found', provesDead: false });
    expect(explainReply('550 5.1.1 refused by us')).toMatchObject({ key: 'unclear', provesDead: false });
  });

  it('is nothing where the reply refuses nothing', () => {
    for (const reply of ['250 2.0.0 OK', '354 go on', '', ' \n']) expect(explainReply(reply)).toBeUndefined();
  });

  it('proves no address dead for now, nor where a word beside it is of something else', () => {
    const dead = ['550 5.1.1 User unknown', '550 5.1.10', '556', 'User unknown', '550 Account disabled'];
    for (const reply of dead) expect(explainReply(reply), reply).toMatchObject({ provesDead: true });
    const living = [
      '450 4.1.1 User unknown',
      '450 5.1.1 User unknown',
      '550 4.1.1 User unknown',
      '550 Account temporarily disabled',
      '550 User unknown, try again later',
      '550 User unknown for this sender',
      '550 El dominio del remitente no existe',
      '550 Absender unbekannt',
      '550 5.1.10 x',
      '556 x',
      '550 5.2.1 off',
      '550 gone',
      '554 refused',
      'x',
      '',
    ];
    for (const reply of living) expect(explainReply(reply)?.provesDead ?? false, reply).toBe(false);
  });

  it('never promises another try, which SMTP2GO does not make', () => {
    const texts = [
      ...Object.values(MEANINGS).map(({ advice }) => advice),
      ...Object.values(BLAMES).map(([, text]) => text),
    ];
    for (const text of texts) expect(text).not.toMatch(/tried again|later try|by itself|will retry|nothing to do/i);
  });

  it('has a title without a full stop and advice in sentences', () => {
    for (const { title, advice } of Object.values(MEANINGS)) {
      expect(title).toMatch(/^\p{Lu}.*[^.]$/u);
      expect(advice).toMatch(/^\p{Lu}.*\.$/u);
    }
  });

  it('is reached by a row of the table, each with a source', () => {
    const reached = new Set<string>(RULES.map(({ means }) => means));
    expect(Object.keys(MEANINGS).filter((key) => !reached.has(key))).toEqual(['unsaid']);
    for (const { source } of RULES) expect(source).not.toBe('');
  });

  it('never fails, whatever the server says', () => {
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
