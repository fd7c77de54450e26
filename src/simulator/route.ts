import type { Account, Customer } from './customer.ts';
import { type Check, text } from './fields.ts';
import type { ApiKey, KeyRing } from './keys.ts';
import type { Quirks } from './quirks.ts';
import { badField, exception, type Outcome } from './reply.ts';
import type { World } from './world.ts';

export type Context = {
  readonly world: World;
  readonly customer: Customer;
  readonly quirks: Quirks;
  /** The key of the call. */
  readonly key: ApiKey;
  /** All keys of the master account. */
  readonly keys: readonly ApiKey[];
  /** From now on a key of the master account is unknown. */
  readonly revoke: KeyRing['revoke'];
};

/** One call of the API: how it may be called and how it is answered. */
export type Route = {
  /** Path behind `/v3`, which is also the name of the permission. */
  readonly path: string;
  readonly methods: readonly ('POST' | 'PATCH')[];
  /** `every-key`: no permission is needed (smtp2go-api.md 1.6). */
  readonly permission: 'listed' | 'every-key';
  /** Calls a minute for each key, where the API documents a limit (smtp2go-api.md 1.5). */
  readonly perMinute?: number;
  readonly answer: (body: Readonly<Record<string, unknown>>, context: Context) => Outcome;
};

/** `T`: the fields of the request and what they hold. `R`: those that have to be there. */
type RouteDefinition<T, R extends keyof T> = {
  readonly path: string;
  readonly methods?: Route['methods'];
  readonly permission?: Route['permission'];
  readonly perMinute?: number;
  readonly fields: { readonly [K in keyof T]: Check<T[K]> };
  readonly required?: readonly R[];
  /** The call takes `subaccount_id` and then speaks of that account instead of the master's (smtp2go-api.md 1.10). */
  readonly ofSubaccounts?: true;
  /** The key may have to stand in the body (smtp2go-api.md 1.2). */
  readonly keyInBody?: true;
  /** `ignored` where a live client was seen to send more than is documented (smtp2go-api.md 7, no. 16). */
  readonly otherFields?: 'refused' | 'ignored';
  readonly answer: (input: Partial<T> & Pick<T, R>, context: Context & { readonly account: Account }) => Outcome;
};

/**
 * Checks the fields before the call is answered. `null` counts as not sent (official SDKs send nulls, smtp2go-api.md
 * 1.1). What the real service does with unknown fields is not known; here they are refused, so that a client with a
 * misspelt field learns it.
 */
export const defineRoute = <T extends object, R extends keyof T = never>(definition: RouteDefinition<T, R>): Route => ({
  path: definition.path,
  methods: definition.methods ?? ['POST'],
  permission: definition.permission ?? 'listed',
  ...(definition.perMinute === undefined ? {} : { perMinute: definition.perMinute }),
  answer: (body, context) => {
    const { customer, quirks } = context;
    const { keyInBody, ofSubaccounts, otherFields, required = [] } = definition;
    if (keyInBody === true && quirks.allowListKey === 'in-body' && typeof body['api_key'] !== 'string') {
      return badField('api_key', 'The field api_key is required');
    }
    const checks = new Map<string, Check<unknown>>(Object.entries(definition.fields));
    if (ofSubaccounts === true) checks.set('subaccount_id', text);
    const input: Record<string, unknown> = {};
    for (const [name, value] of Object.entries(body)) {
      if (value === null || name === 'api_key') continue;
      const check = checks.get(name);
      if (check === undefined) {
        if (otherFields === 'ignored') continue;
        return badField(name, `The field ${name} is not known here`);
      }
      const result = check(value);
      if ('wrong' in result) return badField(name, `The field ${name} ${result.wrong}`);
      input[name] = result.value;
    }
    const missing = required.find((name) => !Object.hasOwn(input, name));
    if (missing !== undefined) return badField(String(missing), `The field ${String(missing)} is required`);
    const { subaccount_id, ...fields } = input;
    const account = typeof subaccount_id === 'string' ? customer.accountOf(subaccount_id) : customer.master;
    if (account === undefined) return exception('There is no subaccount with that id');
    // Every value above went through the check of its own field, and none that is required is missing.
    return definition.answer(fields as Partial<T> & Pick<T, R>, { ...context, account });
  },
});
