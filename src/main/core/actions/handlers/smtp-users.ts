import type { SmtpUser } from '../../../../shared/actions/smtp-users.ts';
import { ok, type Result } from '../../../../shared/failure.ts';
import type { DataOf, RequestOf } from '../../api/endpoints/index.ts';
import type { ActionContext, Handlers } from '../context.ts';
import { answer, refuse, verifyIfUnknown } from '../mutation.ts';
import { notesOf, skippedNote } from '../notes.ts';

type WireUser = DataOf<'users/smtp/view'>['results'][number];

/** A user in the form shown to people. Built field by field, so that no secret is passed on. */
const smtpUser = (wire: WireUser): SmtpUser => ({
  username: wire.username,
  description: wire.description,
  status: wire.status,
  sending_allowed: wire.sending_allowed,
  custom_ratelimit: wire.custom_ratelimit,
  custom_ratelimit_value: wire.custom_ratelimit_value,
  custom_ratelimit_period: wire.custom_ratelimit_period,
  ip_pool: wire.ippool,
  feedback_enabled: wire.feedback_enabled,
  feedback_html: wire.feedback_html,
  feedback_text: wire.feedback_text,
  open_tracking_enabled: wire.open_tracking_enabled,
  click_tracking_enabled: wire.click_tracking_enabled,
  archive_enabled: wire.archive_enabled,
  audit_email: wire.audit_email,
  bounce_notifications: wire.bounce_notifications,
});

const view = (context: ActionContext, request: RequestOf<'users/smtp/view'>) =>
  context.client.call('users/smtp/view', request, { signal: context.signal });

/** The user with exactly this name; SMTP2GO matches parts too (smtp2go-api.md 2.28). */
const named =
  (username: string) =>
  (user: Pick<WireUser, 'username'>): boolean =>
    user.username === username;

async function find(
  context: ActionContext,
  username: string,
  subaccount_id: string | undefined,
): Promise<Result<WireUser | undefined>> {
  const seen = await view(context, { username, subaccount_id });
  return seen.ok ? ok(seen.data.data.results.find(named(username))) : seen;
}

const NOT_TOLD = 'SMTP2GO accepted it, but does not show the user.';

/** Says in words whether the change is visible. A password never is. */
function stateInWords(
  username: string,
  user: WireUser | undefined,
  wanted: Readonly<Record<string, unknown>>,
  password: string | undefined,
): string {
  if (!user) return `${username} is not there.`;
  const now = smtpUser(user);
  const isDone = Object.entries(wanted).every(
    ([field, value]) => value === undefined || Reflect.get(now, field) === value,
  );
  const seen = isDone ? `${username} is as it was to be.` : `${username} is not as it was to be.`;
  return password === undefined ? seen : `${seen} Whether its password changed cannot be seen.`;
}

export const smtpUserHandlers = {
  users_smtp_add: async ({ user_data, subaccount_id }, context) => {
    const { username } = user_data;
    const sent = await verifyIfUnknown(
      context.client.call('users/smtp/add', { ...user_data, subaccount_id }, { signal: context.signal }),
      async () => {
        const found = await find(context, username, subaccount_id);
        if (!found.ok) return found;
        return ok(found.data ? `${username} is there. Give it a new password to use it.` : `${username} is not there.`);
      },
    );
    if (!sent.ok) return sent;
    const reported = sent.data.data.results.find(named(username));
    if (reported)
      return answer({ ...smtpUser(reported), email_password: reported.email_password }, sent.data.requestId);
    const found = await find(context, username, subaccount_id);
    const user = found.ok && found.data ? smtpUser(found.data) : { username };
    return answer(user, sent.data.requestId, ['SMTP2GO did not tell the password. Give the user a new one to use it.']);
  },

  users_smtp_edit: async (input, context) => {
    const { username, subaccount_id, password, disabled, status, ...settings } = input;
    const blocked = disabled === undefined ? undefined : disabled ? 'blocked' : 'allowed';
    const request: RequestOf<'users/smtp/edit'> = {
      username,
      subaccount_id,
      ...settings,
      email_password: password,
      status: status ?? blocked,
    };
    const sent = await verifyIfUnknown(
      context.client.call('users/smtp/edit', request, { signal: context.signal }),
      async () => {
        const found = await find(context, username, subaccount_id);
        return found.ok
          ? ok(stateInWords(username, found.data, { ...settings, status: request.status }, password))
          : found;
      },
    );
    if (!sent.ok) return sent;
    const reported = sent.data.data.find(named(username));
    const found = reported ? ok(reported) : await find(context, username, subaccount_id);
    const user = found.ok ? found.data : undefined;
    const isLimitLost = settings.custom_ratelimit_value !== undefined && user?.custom_ratelimit === false;
    return answer(
      user ? smtpUser(user) : { username },
      sent.data.requestId,
      notesOf(!user && NOT_TOLD, isLimitLost && 'The limit is not kept: switch custom_ratelimit on as well.'),
    );
  },

  users_smtp_remove: async ({ username, subaccount_id }, context) => {
    const found = await find(context, username, subaccount_id);
    if (!found.ok) return found;
    if (!found.data) return refuse('username', `There is no SMTP user ${username}.`);
    const removed = await verifyIfUnknown(
      context.client.call('users/smtp/remove', { username, subaccount_id }, { signal: context.signal }),
      async () => {
        const now = await find(context, username, subaccount_id);
        return now.ok ? ok(`${username} is ${now.data ? 'still' : 'no longer'} there.`) : now;
      },
    );
    return removed.ok ? answer(smtpUser(found.data), removed.data.requestId) : removed;
  },

  users_smtp_view: async ({ username, subaccount_id }, context) => {
    const seen = await view(context, { username, subaccount_id });
    if (!seen.ok) return seen;
    const { data, requestId, skippedRows } = seen.data;
    const users = username === undefined ? data.results : data.results.filter(named(username));
    return ok({
      data: users.map(smtpUser),
      total: users.length,
      next: undefined,
      requestId,
      notes: notesOf(skippedNote(skippedRows)),
    });
  },

  dedicated_ips_view: async (_input, { client, signal }) => {
    const pools = await client.call('dedicated_ips/view', {}, { signal });
    if (!pools.ok) return pools;
    const { data, requestId, skippedRows } = pools.data;
    return answer([...data], requestId, notesOf(skippedNote(skippedRows)));
  },
} satisfies Partial<Handlers>;
