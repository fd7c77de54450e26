import { describe, expect, it } from 'vitest';
import { meaningOf } from '../../../../src/renderer/model/smtp-reply.ts';

describe('a reply of another server', () => {
  it('is told by its enhanced code', () => {
    expect(meaningOf('550 5.1.1 User unknown')).toMatchObject({ code: '550 5.1.1', title: 'there is no such mailbox' });
    expect(meaningOf('550-5.7.26 Unauthenticated')).toMatchObject({ code: '550 5.7.26' });
  });

  it('says that it is tried again where the refusal is only for now', () => {
    expect(meaningOf('452 4.2.2 Mailbox full')?.advice).toMatch(/^It is tried again/);
    expect(meaningOf('552 5.2.2 Mailbox full')?.advice).not.toMatch(/tried again/);
    expect(meaningOf('421 Try later')).toMatchObject({ code: '421', title: 'refused for now' });
  });

  it('is at least told as for now or for good where its code is unknown or missing', () => {
    expect(meaningOf('554 5.9.9 Strange')).toMatchObject({ code: '554 5.9.9', title: 'refused for good' });
    expect(meaningOf('550 No')).toMatchObject({ code: '550', title: 'refused for good' });
  });

  it('means nothing where it refuses nothing', () => {
    for (const reply of ['250 2.0.0 OK', '', 'timed out', '5500 x']) expect(meaningOf(reply)).toBeUndefined();
  });
});
