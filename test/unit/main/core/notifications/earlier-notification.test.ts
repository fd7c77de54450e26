import { expect, it } from 'vitest';
import { routeOfEarlier } from '../../../../../src/main/core/notifications/earlier-notification.ts';
import { newStatus } from '../../../../../src/main/core/state.ts';
import type { Account } from '../../../../../src/shared/account.ts';
import { incident } from '../../../../fixtures/incidents.ts';

const open = incident();
const account: Account = {
  id: open.accountId,
  name: 'Northwind',
  endpoint: { kind: 'region', region: 'auto' },
  keyHint: 'api-4F1C',
  simulated: false,
  paused: false,
  createdAt: 0,
};
const accounts = [{ ...newStatus(account, 'keychain'), openIncidents: [open] }];
const ALERTS = { screen: 'alerts', tab: 'open' };

it('opens the incident that a notification of an earlier run is about, while it is open', () => {
  const page = { screen: 'incident', accountId: open.accountId, incidentId: open.id };
  expect(routeOfEarlier(`type=click&tag=${open.id}`, accounts)).toEqual(page);
});

it.each([
  ['another incident, which has ended', `type=click&tag=${crypto.randomUUID()}`],
  ['a tag that names none', 'type=action&action=0&tag=1234567890'],
  ['nothing', ''],
])('opens Alerts for %s', (_what, text) => {
  expect(routeOfEarlier(text, accounts)).toEqual(ALERTS);
});

it('opens Alerts while no account is read yet', () => {
  expect(routeOfEarlier(`tag=${open.id}`, [])).toEqual(ALERTS);
});
