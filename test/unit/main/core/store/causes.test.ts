import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { expect, it } from 'vitest';
import { openAccountStore } from '../../../../../src/main/core/store/open.ts';
import type { Cause } from '../../../../../src/shared/cause.ts';
import { fakeClock } from '../../../../fakes/clock.ts';
import { fakeLog } from '../../../../fakes/log.ts';
import { change } from '../../../../fixtures/changes.ts';
import { temporaryFolder } from '../../../../fixtures/folder.ts';
import { incident } from '../../../../fixtures/incidents.ts';

const CAUSE: Cause = {
  takenAt: 3,
  from: 1,
  to: 2,
  total: 7,
  read: 6,
  hard: 5,
  soft: 1,
  senders: { top: [{ name: 'a@x.example', count: 6 }], others: { kinds: 0, count: 0 } },
  recipientDomains: { top: [{ name: 'y.example', count: 6 }], others: { kinds: 0, count: 0 } },
  replies: [{ code: '550', enhanced: undefined, key: 'unclear', sample: 'no', count: 6 }],
  otherReplies: { kinds: 0, count: 0 },
  blames: [{ blame: 'unclear', count: 6 }],
  dead: 1,
  firstAt: 1,
  lastAt: undefined,
  deadRecipients: ['b@y.example'],
};

const opened = () => {
  const storm = incident();
  const { id, accountId } = storm;
  const log = fakeLog();
  const options = { folder: temporaryFolder(), accountId, clock: fakeClock(), log };
  const { store } = openAccountStore(options);
  store.record(change({ incidents: [storm] }));
  return {
    id,
    store,
    log,
    file: join(options.folder, `${accountId}.sqlite`),
    reopen: () => openAccountStore(options).store,
  };
};

it('a cause outlives a restart as it was, and is never overwritten', () => {
  const { id, store, reopen } = opened();
  expect([store.hasCause(id), store.cause(id)]).toEqual([false, undefined]);
  store.storeCause(id, CAUSE);
  store.storeCause(id, { ...CAUSE, total: 99 });
  store.close();
  const again = reopen();
  expect([again.hasCause(id), again.cause(id)]).toEqual([true, CAUSE]);
  again.close();
});

it('a cause that cannot be read back is none, is said in the log without what it holds, and is not taken again', () => {
  const { id, store, log, file, reopen } = opened();
  store.storeCause(id, CAUSE);
  store.close();
  const connection = new DatabaseSync(file);
  connection.exec(`UPDATE causes SET value = '{"secret":1}'`);
  connection.close();
  const again = reopen();
  expect([again.hasCause(id), again.cause(id)]).toEqual([true, undefined]);
  expect(log.warnings.join()).toMatch(/1 unreadable causes/);
  expect(log.warnings.join()).not.toContain('secret');
  again.close();
});

it('a cause stored before replies said who is at fault is explained again, and offers nobody', () => {
  const { id, store, file, reopen } = opened();
  store.storeCause(id, CAUSE);
  store.close();
  const connection = new DatabaseSync(file);
  const { blames: _, dead: __, ...rest } = CAUSE;
  const old = {
    ...rest,
    replies: [{ code: '450', enhanced: '4.2.1', sample: 'Greylisted', count: 6, title: 'x', advice: 'tried again' }],
  };
  connection.prepare('UPDATE causes SET value = ?').run(JSON.stringify(old));
  connection.close();
  const again = reopen();
  expect(again.cause(id)).toEqual({
    ...CAUSE,
    replies: [{ code: '450', enhanced: '4.2.1', key: 'greylist', sample: 'Greylisted', count: 6 }],
    blames: [],
    dead: 0,
    deadRecipients: [],
  });
  again.close();
});
