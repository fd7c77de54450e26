import { describe, expect, it } from 'vitest';
import { createCustomer } from '../../../src/simulator/customer.ts';
import { DAY, HOUR, worldAtNoon } from './worlds.ts';

const customerAtNoon = (scenario: 'calm' | 'bounce-storm' = 'calm') => {
  const { world, clock } = worldAtNoon({ scenario });
  return { customer: createCustomer(world, 7), clock };
};

describe('a customer', () => {
  it('is the same for the same seed', () => {
    const texts = [customerAtNoon(), customerAtNoon()].map(({ customer }) =>
      JSON.stringify([
        customer.subaccounts,
        customer.templates.list(),
        customer.master.suppressions.list(),
        customer.master.smtpUsers.list(),
        customer.accountOf('Kd93bz')?.domains.list(),
      ]),
    );
    expect(texts[0]).toBe(texts[1]);
  });

  it('has a set-up of its own for every subaccount, made once', () => {
    const { customer } = customerAtNoon();
    for (const { id } of customer.subaccounts) expect(customer.accountOf(id)).toBe(customer.accountOf(id));
    expect(customer.accountOf('')).toBeUndefined();
    expect(customer.accountOf('nobody')).toBeUndefined();
  });
});

describe('suppressions', () => {
  it('grow while mail bounces in a storm', () => {
    const { customer, clock } = customerAtNoon('bounce-storm');
    const bounces = () => customer.master.suppressions.list().filter(({ reason }) => reason === 'bounce').length;
    const before = bounces();
    clock.now += 60_000;
    expect(bounces()).toBeGreaterThan(before + 20);
  });

  it('of a bounce end after a week, others do not', () => {
    const { customer, clock } = customerAtNoon();
    const { suppressions } = customer.master;
    const held = suppressions.list();
    const oldest = Math.min(...held.filter(({ reason }) => reason === 'bounce').map(({ since }) => since));
    expect(clock.now / 1000 - oldest).toBeLessThanOrEqual((7 * DAY) / 1000);
    suppressions.add('by.hand@contoso.example', '');
    clock.now += 8 * DAY;
    const now = suppressions.list();
    const isHeld = (reason: string, address: string) =>
      now.some((entry) => entry.reason === reason && entry.address === address);
    const later = now.filter(({ reason }) => reason === 'bounce').map(({ since }) => since);
    expect(Math.min(...later)).toBeGreaterThan(oldest);
    expect(isHeld('manual', 'by.hand@contoso.example')).toBe(true);
    for (const { address } of held.filter(({ reason }) => reason === 'spam'))
      expect(isHeld('spam', address)).toBe(true);
  });

  it('that were lifted come back only with a new bounce', () => {
    const { customer, clock } = customerAtNoon();
    const { suppressions } = customer.master;
    const [bounced] = suppressions.list().filter(({ reason }) => reason === 'bounce');
    const address = bounced?.address ?? '';
    expect(suppressions.remove(address, 'bounce')).toBe(true);
    expect(suppressions.remove(address, 'bounce')).toBe(false);
    clock.now += HOUR;
    const again = suppressions.list().find((entry) => entry.address === address && entry.reason === 'bounce');
    expect(again === undefined || again.since > (clock.now - HOUR) / 1000).toBe(true);
  });
});

describe('SMTP users', () => {
  it('keep their password when it is left blank', () => {
    const { smtpUsers } = customerAtNoon().customer.master;
    const before = smtpUsers.list()[0];
    const edited = smtpUsers.edit(before?.username ?? '', { email_password: '' }, 'reset');
    expect(edited?.email_password).toBe(before?.email_password);
  });

  it('get passwords nobody can guess from one another', () => {
    const { smtpUsers } = customerAtNoon().customer.master;
    const made = ['user-1', 'user-2'].map((name) => smtpUsers.add(name, {}));
    const passwords = made.map((user) => (user === 'exists' ? '' : user.email_password));
    expect(passwords[0]).toMatch(/^.{16}$/);
    expect(passwords[0]).not.toBe(passwords[1]);
  });
});

describe('text messages', () => {
  it('of a day stay what they were, and the newest come as time goes by', () => {
    const { customer, clock } = customerAtNoon();
    const { sms } = customer.master;
    const noon = clock.now;
    const before = sms.received(noon - 5 * DAY, noon);
    clock.now += DAY;
    expect(sms.received(noon - 5 * DAY, noon)).toEqual(before);
    expect(sms.received(noon - 5 * DAY, clock.now + DAY).length).toBeGreaterThan(before.length);
    expect(sms.received(clock.now, clock.now + DAY)).toEqual([]);
  });
});
