import type { Action, ActionResult } from '../../../shared/actions/define.ts';
import { ACTIONS, type ActionId, isActionId } from '../../../shared/actions/index.ts';
import { inWords, problemsIn } from '../../../shared/actions/wording.ts';
import { fail, type Result } from '../../../shared/failure.ts';
import { allows } from '../../../shared/permission.ts';
import type { ActionContext, Handler } from './context.ts';
import { HANDLERS } from './handlers/index.ts';

/**
 * Runs one action, for the window and the terminal. Sends nothing unless the input is valid, all its parameters are
 * supported and the key is allowed to. `permissions` is undefined if not known, and then not checked.
 */
export async function runAction(
  id: string,
  input: unknown,
  context: ActionContext,
  permissions: readonly string[] | undefined,
): Promise<Result<ActionResult<unknown>>> {
  if (!isActionId(id))
    return fail({ kind: 'invalid-input', fields: [{ path: 'id', message: `There is no action ${id}.` }] });
  const entry: Action = ACTIONS[id];
  const given = withoutNulls(input);
  const unsupported = unsupportedIn(entry, given);
  if (unsupported) return unsupported;
  const checked = entry.input.safeParse(given, { error: inWords });
  if (!checked.success) return fail({ kind: 'invalid-input', fields: problemsIn(checked.error) });
  const missing = permissions && entry.permissions.find((path) => !allows(permissions, path));
  if (missing !== undefined) {
    return fail({ kind: 'permission-missing', endpoint: missing, text: '', requestId: undefined });
  }
  // This action's own schema accepted the input, which the compiler can't follow through the union.
  const handler = HANDLERS[id] as Handler<ActionId>;
  const run = handler(checked.data as Parameters<Handler<ActionId>>[0], {
    ...context,
    client: permissions ? withinPermissions(permissions, context.client) : context.client,
  });
  // Cached lists are outdated after a change, even if it failed half-way.
  return entry.effect === 'read' ? run : run.finally(context.listCache.lists.clear);
}

/**
 * Wraps a client to fail calls the key is known not to be allowed, including optional ones, because SMTP2GO counts
 * refusals and blocks keys with many (smtp2go-api.md 1.5).
 */
const withinPermissions = (
  permissions: readonly string[],
  client: ActionContext['client'],
): ActionContext['client'] => ({
  ...client,
  call: async (path, request, options) =>
    path === 'api_keys/permissions' || allows(permissions, `/${path}`)
      ? client.call(path, request, options)
      : fail({ kind: 'permission-missing', endpoint: `/${path}`, text: '', requestId: undefined }),
});

/** An empty list asks for nothing. */
const isEmptyList = (value: unknown): boolean => Array.isArray(value) && value.length === 0;

/** Agents that must send every parameter send null for what they do not give. */
function withoutNulls(value: unknown, depth = 2): unknown {
  if (typeof value !== 'object' || value === null || Array.isArray(value) || depth === 0) return value;
  return Object.fromEntries(
    Object.entries(value).flatMap(([name, part]) => (part === null ? [] : [[name, withoutNulls(part, depth - 1)]])),
  );
}

/** Fails if the input sets a parameter that SMTP2GO does not support. Checked before anything else. */
function unsupportedIn(entry: Action, input: unknown): Result<never> | undefined {
  if (typeof input !== 'object' || input === null) return undefined;
  for (const [parameter, reason] of Object.entries(entry.unsupported ?? {})) {
    const isSet = Object.hasOwn(input, parameter) && !isEmptyList(Reflect.get(input, parameter));
    if (isSet) return fail({ kind: 'unsupported-parameter', parameter, reason });
  }
  return undefined;
}
