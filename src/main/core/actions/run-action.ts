import type { Action, Answer } from '../../../shared/actions/define.ts';
import { ACTIONS, type ActionId, isActionId } from '../../../shared/actions/index.ts';
import { inWords, problemsIn } from '../../../shared/actions/wording.ts';
import { fail, type Result } from '../../../shared/failure.ts';
import { allows } from '../../../shared/permission.ts';
import type { ActionContext, Handler } from './context.ts';
import { HANDLERS } from './handlers/index.ts';

/**
 * Runs one action: the window and the terminal both come through here. Nothing goes over the network before the input
 * fits, every parameter of it is supported, and the key is known to be allowed.
 */
export async function runAction(
  id: string,
  input: unknown,
  context: ActionContext,
  permissions: readonly string[] | undefined,
): Promise<Result<Answer<unknown>>> {
  if (!isActionId(id))
    return fail({ kind: 'invalid-input', fields: [{ path: 'id', message: `There is no action ${id}.` }] });
  const entry: Action = ACTIONS[id];
  const unsupported = unsupportedIn(entry, input);
  if (unsupported) return unsupported;
  const checked = entry.input.safeParse(input, { error: inWords });
  if (!checked.success) return fail({ kind: 'invalid-input', fields: problemsIn(checked.error) });
  const missing = permissions && entry.permissions.find((path) => !allows(permissions, path));
  if (missing !== undefined) {
    return fail({ kind: 'permission-missing', endpoint: missing, text: '', requestId: undefined });
  }
  // The schema of this very action accepted the input, which the compiler cannot follow through the union.
  const handler = HANDLERS[id] as Handler<ActionId>;
  const run = handler(checked.data as Parameters<Handler<ActionId>>[0], {
    ...context,
    client: permissions ? within(permissions, context.client) : context.client,
  });
  // What was listed before a change is no longer how it is, even where the change failed half-way.
  return entry.effect === 'read' ? run : run.finally(context.listCache.lists.clear);
}

/**
 * A client that calls nothing the key is known not to be allowed: the calls that an action can do without, too. SMTP2GO
 * counts refusals and shuts out who makes many (smtp2go-api.md 1.5).
 */
const within = (permissions: readonly string[], client: ActionContext['client']): ActionContext['client'] => ({
  ...client,
  call: async (path, request, options) =>
    path === 'api_keys/permissions' || allows(permissions, `/${path}`)
      ? client.call(path, request, options)
      : fail({ kind: 'permission-missing', endpoint: `/${path}`, text: '', requestId: undefined }),
});

/** Setting a parameter that SMTP2GO does not have is refused by its name, before anything else. */
function unsupportedIn(entry: Action, input: unknown): Result<never> | undefined {
  if (typeof input !== 'object' || input === null) return undefined;
  for (const [parameter, reason] of Object.entries(entry.unsupported ?? {})) {
    if (Object.hasOwn(input, parameter)) return fail({ kind: 'unsupported-parameter', parameter, reason });
  }
  return undefined;
}
