import type { Check } from './fields.ts';
import type { ApiKey } from './keys.ts';
import { badField, type Outcome } from './reply.ts';
import type { World } from './world.ts';

type Context = { readonly world: World; readonly key: ApiKey };

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

/** `T`: the fields of the request and what they hold. None of them is required. */
type RouteDefinition<T> = {
  readonly path: string;
  readonly methods?: Route['methods'];
  readonly permission?: Route['permission'];
  readonly perMinute?: number;
  readonly fields: { readonly [K in keyof T]: Check<T[K]> };
  /** `ignored` where a live client was seen to send more than is documented (smtp2go-api.md 7, no. 16). */
  readonly otherFields?: 'refused' | 'ignored';
  readonly answer: (input: Partial<T>, context: Context) => Outcome;
};

/**
 * Checks the fields before the call is answered. `null` counts as not sent (official SDKs send nulls, smtp2go-api.md
 * 1.1). What the real service does with unknown fields is not known; here they are refused, so that a client with a
 * misspelt field learns it.
 */
export const defineRoute = <T extends object>(definition: RouteDefinition<T>): Route => ({
  path: definition.path,
  methods: definition.methods ?? ['POST'],
  permission: definition.permission ?? 'listed',
  ...(definition.perMinute === undefined ? {} : { perMinute: definition.perMinute }),
  answer: (body, context) => {
    const checks = new Map<string, Check<unknown>>(Object.entries(definition.fields));
    const input: Record<string, unknown> = {};
    for (const [name, value] of Object.entries(body)) {
      if (value === null || name === 'api_key') continue;
      const check = checks.get(name);
      if (check === undefined) {
        if (definition.otherFields === 'ignored') continue;
        return badField(name, `The field ${name} is not known here`);
      }
      const result = check(value);
      if ('wrong' in result) return badField(name, `The field ${name} ${result.wrong}`);
      input[name] = result.value;
    }
    // Every value above went through the check of its own field, which is what Partial<T> says.
    return definition.answer(input as Partial<T>, context);
  },
});
