import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createTyped } from '../../../../src/main/core/typed.ts';
import { fakeLog } from '../../../fakes/log.ts';
import { fakeTyped } from '../../../fakes/typed.ts';
import { anySecret } from '../../../fixtures/secrets.ts';

const ONE = '0b5c9a52-5c9e-4c55-9d0b-6f2f5d2f6a01';
const OTHER = '6f1f6b0a-33de-4f7a-8a6e-0d5c7f3b2a10';

const recent = (text: string, accountId = ONE) => ({ accountId, id: 'users_smtp_view', values: { username: text } });
const draft = (name: string) => ({ base: { name: 'Bounces' }, draft: { name, members: [name] } });

const setUp = (first?: string) => {
  const file = fakeTyped(first);
  const log = fakeLog();
  return { file, log, typed: createTyped({ typed: file, log }) };
};

describe('What was typed', () => {
  it('is kept for the next window and the next start, each part by itself', () => {
    const { file, typed } = setUp();
    typed.remember({ recents: [recent('anna')] });
    typed.remember({ drafts: { [`${ONE} new`]: draft('Mine') } });
    const kept = { recents: [recent('anna')], drafts: { [`${ONE} new`]: draft('Mine') } };
    expect(typed.get()).toEqual(kept);
    expect(createTyped({ typed: file, log: fakeLog() }).get()).toEqual(kept);
  });

  it('is kept without the entries that may hold a secret', () => {
    fc.assert(
      fc.property(anySecret, (secret) => {
        const { file, typed } = setUp();
        typed.remember({ recents: [recent('anna'), recent(secret)], drafts: { a: draft(secret), b: draft('Mine') } });
        expect(file.saved()).toBe(JSON.stringify({ recents: [recent('anna')], drafts: { b: draft('Mine') } }));
      }),
    );
  });

  it.each(['', '{', '[]', '{"recents":1}'])('is nothing where the file has %j', (text) => {
    expect(setUp(text).typed.get()).toEqual({ recents: [], drafts: {} });
  });

  it('stays as it was where it cannot be kept, which is logged without a word of it', () => {
    const { file, log, typed } = setUp();
    typed.remember({ recents: [recent('anna')] });
    const circle: { itself?: unknown } = {};
    circle.itself = circle;
    for (const bad of [circle, 10n, 'x'.repeat(2_000_000)]) typed.remember({ recents: [bad] });
    expect(typed.get().recents).toEqual([recent('anna')]);
    file.refuse(true);
    typed.remember({ recents: [recent('bob')] });
    expect(file.saved()).toContain('anna');
    expect(log.warnings).toHaveLength(4);
    expect(log.warnings.join()).not.toContain('bob');
  });

  it('loses what names a person, in one account or in all', () => {
    const person = 'ann.lee@example.com';
    const { file, typed } = setUp();
    const drafts = { [`${ONE} new`]: draft(person), [`${OTHER} new`]: draft(`of ${person}`) };
    typed.remember({ recents: [recent(person), recent('bob'), recent(person.toUpperCase(), OTHER)], drafts });
    expect([typed.countPerson(person, ONE), typed.countPerson(person, undefined)]).toEqual([2, 4]);
    file.refuse(true);
    expect(() => typed.erasePerson(person, ONE)).toThrow('no space');
    file.refuse(false);
    typed.erasePerson(person, ONE);
    expect([typed.countPerson(person, ONE), typed.countPerson(person, undefined)]).toEqual([0, 2]);
    typed.erasePerson(person, undefined);
    expect(file.saved()).toBe(JSON.stringify({ recents: [recent('bob')], drafts: {} }));
  });
});
