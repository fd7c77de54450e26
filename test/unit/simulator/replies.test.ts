import { expect, it } from 'vitest';
import { explainReply } from '../../../src/shared/reply/explain.ts';
import { BLAME_KEYS } from '../../../src/shared/reply/meanings.ts';
import { REPLIES } from '../../../src/simulator/replies.ts';

const meant = (reply: string) => explainReply(reply.replaceAll('{recipient}', 'ann@contoso.example'));
const everyReply = Object.values(REPLIES).flat();

it('speaks of everybody who can be at fault, and always clearly', () => {
  const blamed = new Set(everyReply.map((reply) => meant(reply)?.blame));
  expect([...blamed].toSorted()).toEqual(BLAME_KEYS.filter((blame) => blame !== 'unclear').toSorted());
});

it('calls every recipient of a stale list dead, and none for now', () => {
  for (const reply of REPLIES.stale) expect(meant(reply), reply).toMatchObject({ provesDead: true });
  for (const reply of REPLIES.soft) expect(meant(reply), reply).toMatchObject({ provesDead: false });
});

it('calls a recipient of everyday mail dead only where the reply is about the address', () => {
  for (const reply of REPLIES.hard) {
    const meaning = meant(reply);
    expect(meaning?.provesDead, reply).toBe(meaning?.blame === 'recipient');
  }
});

it('rejects for suppressions, which are the customer’s own', () => {
  for (const reply of REPLIES.rejected) expect(meant(reply), reply).toMatchObject({ key: 'suppressed' });
});
