import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { mergePages } from '../../../../../src/main/core/store/stored-data.ts';
import type { Incident } from '../../../../../src/shared/alert.ts';
import type { IncidentPage } from '../../../../../src/shared/bridge.ts';
import { incident } from '../../../../fixtures/incidents.ts';

type Key = IncidentPage['next'];
interface Stored {
  readonly incident: Incident;
  readonly isReadable: boolean;
}

const newestFirst = (a: NonNullable<Key>, b: NonNullable<Key>) =>
  b.openedAt - a.openedAt || (a.id < b.id ? 1 : a.id > b.id ? -1 : 0);

/** A page as a store answers it: rows that cannot be read are left out of it, and do not end it. */
function pageOf(stored: readonly Stored[], limit: number, before: Key): IncidentPage {
  const rest = stored
    .toSorted((a, b) => newestFirst(a.incident, b.incident))
    .filter((one) => before === undefined || newestFirst(before, one.incident) < 0);
  const last = rest.length > limit ? rest[limit - 1]?.incident : undefined;
  return {
    incidents: rest.slice(0, limit).flatMap((one) => (one.isReadable ? [one.incident] : [])),
    next: last && { openedAt: last.openedAt, id: last.id },
  };
}

const stores = fc.array(fc.array(fc.record({ minute: fc.nat(6), isReadable: fc.boolean() }), { maxLength: 9 }), {
  maxLength: 4,
});

describe('the pages of several accounts as one', () => {
  it('hold every readable incident once, newest first, however they are cut', () => {
    fc.assert(
      fc.property(stores, fc.integer({ min: 1, max: 4 }), (drawn, limit) => {
        let count = 0;
        const stored = drawn.map((rows) =>
          rows.map(({ minute, isReadable }): Stored => {
            count += 1;
            // Ids in another order than that of the accounts.
            const id = `00000000-0000-4000-8000-${String((count * 7919) % 100_003).padStart(12, '0')}`;
            return { isReadable, incident: incident({ id, openedAt: minute * 60_000 }) };
          }),
        );
        const seen: Incident[] = [];
        let before: Key;
        let pages = 0;
        do {
          const page = mergePages(
            stored.map((rows) => pageOf(rows, limit, before)),
            limit,
          );
          expect(page.incidents.length).toBeLessThanOrEqual(limit);
          seen.push(...page.incidents);
          before = page.next;
          pages += 1;
          expect(pages).toBeLessThan(200);
        } while (before);
        const readable = stored.flat().flatMap((one) => (one.isReadable ? [one.incident] : []));
        expect(seen.map(({ id }) => id)).toEqual(readable.toSorted(newestFirst).map(({ id }) => id));
      }),
    );
  });

  it('are an empty page where there is no account', () => {
    expect(mergePages([], 10)).toEqual({ incidents: [], next: undefined });
  });
});
