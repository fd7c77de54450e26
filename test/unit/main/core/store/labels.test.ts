import { expect, it } from 'vitest';
import { openAccountStore } from '../../../../../src/main/core/store/open.ts';
import { fakeClock } from '../../../../fakes/clock.ts';
import { fakeLog } from '../../../../fakes/log.ts';
import { temporaryFolder } from '../../../../fixtures/folder.ts';

const accountId = 'aaaaaaaa-0000-4000-8000-000000000000';

it('labels outlive a restart, are replaced and removed, and belong to one kind of thing', () => {
  const options = { folder: temporaryFolder(), accountId, clock: fakeClock(), log: fakeLog() };
  const first = openAccountStore(options).store;
  first.labels.set('webhook', '5127', 'Shop');
  first.labels.set('webhook', '5127', 'Shop, production');
  first.labels.set('webhook', '5128', 'Old');
  first.labels.set('webhook', '5128', undefined);
  first.close();

  const { store } = openAccountStore(options);
  expect(store.labels.get('webhook', '5127')).toBe('Shop, production');
  expect(store.labels.get('webhook', '5128')).toBeUndefined();
  expect(store.labels.get('allowed_sender', '5127')).toBeUndefined();
  store.close();
});
