import { describe, expect, it } from 'vitest';
import { type Recent, readRecents, withRecent } from '../../../../src/renderer/model/recent.ts';

const recent = (n: number): Recent => ({ accountId: 'a', id: 'webhook_view', values: { subaccount_id: String(n) } });

describe('what was run lately', () => {
  it('stands once, the newest first, and not without end', () => {
    expect(withRecent([recent(1), recent(2)], recent(2))).toEqual([recent(2), recent(1)]);
    const many = Array.from({ length: 100 }, (_, n) => recent(n)).reduce(withRecent, []);
    expect(many).toHaveLength(24);
    expect(many[0]).toEqual(recent(99));
  });

  it('is read back as it was written', () => {
    expect(readRecents([recent(1)])).toEqual([recent(1)]);
  });

  it('is nothing where it cannot be read', () => {
    const gone = [{ accountId: 'a', id: 'no_such_action', values: {} }];
    for (const kept of [undefined, null, '', {}, [1], gone]) expect(readRecents(kept)).toEqual([]);
  });
});
