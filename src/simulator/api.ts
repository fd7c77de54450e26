import type { Customer } from './customer.ts';
import type { KeyRing } from './keys.ts';
import { permits } from './keys.ts';
import type { Limits } from './limits.ts';
import type { Quirks } from './quirks.ts';
import { type ErrorEnvelope, exception, type Outcome, type Reply, refusal, tooManyRequests, toReply } from './reply.ts';
import type { Route } from './route.ts';
import { admits } from './stores/allow-lists.ts';
import { SCENARIOS } from './traffic.ts';
import type { World } from './world.ts';

/** A call as it came in. */
export type Call = {
  readonly method: string;
  /** Behind `/v3`; undefined when the address is not below `/v3`. */
  readonly path: string | undefined;
  readonly headerKey: string | undefined;
  /** The value of the Authorization header. */
  readonly authorization: string | undefined;
  /** The IP address it came from. */
  readonly address: string;
  readonly body: string | 'too-large';
};

export type ApiParts = {
  readonly world: World;
  readonly customer: Customer;
  readonly quirks: Quirks;
  readonly routes: readonly Route[];
  readonly keys: KeyRing;
  readonly limits: Limits;
  readonly envelope: ErrorEnvelope;
};

/** Where a call carried its key. */
export type KeyPlace = 'header' | 'bearer' | 'body' | 'none';

type Body = Readonly<Record<string, unknown>>;

/** The JSON object of a body; an empty body stands for `{}` (smtp2go-api.md 1.1). */
const parseBody = (text: string): Body | undefined => {
  if (text.trim() === '') return {};
  try {
    const value: unknown = JSON.parse(text);
    // An object that is not an array: its entries are read as unknown.
    return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Body) : undefined;
  } catch {
    return undefined;
  }
};

/** The three ways of smtp2go-api.md 1.2, the preferred one first. */
export const keyOf = (call: Call): { readonly place: KeyPlace; readonly key?: string } => {
  if (call.headerKey !== undefined) return { place: 'header', key: call.headerKey };
  const bearer = /^Bearer (.+)$/i.exec(call.authorization ?? '')?.[1];
  if (bearer !== undefined) return { place: 'bearer', key: bearer };
  const inBody = parseBody(call.body)?.['api_key'];
  return typeof inBody === 'string' ? { place: 'body', key: inBody } : { place: 'none' };
};

/** Answers calls: the documented order of checks and the statuses that were really seen (smtp2go-api.md 1.4). */
export const createApi = ({ world, customer, quirks, routes, keys, limits, envelope }: ApiParts) => {
  const outcomeOf = (call: Call): Outcome | 'too-many' => {
    if (call.body === 'too-large') return refusal(400, 'INVALID_IN_PAYLOAD', 'The body is larger than 1 MB');
    const body = parseBody(call.body);
    if (body === undefined) return refusal(400, 'INVALID_IN_PAYLOAD', 'The body is not a JSON object');
    const isRevoked = SCENARIOS[world.scenario()].service === 'key-revoked';
    const found = keys.look(keyOf(call).key);
    if (found === 'malformed') {
      return refusal(403, 'INVALID_IN_PAYLOAD', 'The api_key is missing or does not have the form of an API key');
    }
    if (found === 'unknown' || isRevoked) return refusal(400, 'API_EXCEPTION', 'The api_key was not found');
    // The text is documented, status and code are not (1.4).
    if (!admits(customer.allowLists.api, call.address)) {
      return exception('The request came from an IP address that is not in the allow list');
    }
    const route = routes.find(
      ({ path, methods }) => path === call.path && methods.some((name) => name === call.method),
    );
    if (route === undefined) return refusal(404, 'API_EXCEPTION', `There is no ${call.method} ${call.path ?? ''}`);
    if (route.permission === 'listed' && !permits(found.permissions, route.path)) {
      return refusal(
        400,
        'ENDPOINT_PERMISSION_DENIED',
        `You do not have permission to access this API endpoint: ${route.path}`,
      );
    }
    if (route.perMinute !== undefined && !limits.admitCall(route.path, found.key, route.perMinute)) return 'too-many';
    return route.answer(body, { world, customer, quirks, key: found, keys: keys.list(), revoke: keys.revoke });
  };

  return (call: Call): Reply => {
    if (!limits.admitComputer()) return tooManyRequests('Too Many Requests');
    const outcome = outcomeOf(call);
    if (outcome === 'too-many') return tooManyRequests('');
    if ('refused' in outcome) limits.countError();
    return toReply(outcome, envelope);
  };
};
