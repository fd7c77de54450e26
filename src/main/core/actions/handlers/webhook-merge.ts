import type { Checked } from '../../../../shared/actions/index.ts';
import { SMS_EVENTS, WEBHOOK_EVENTS } from '../../../../shared/actions/webhooks.ts';
import { ok, type Result } from '../../../../shared/failure.ts';
import { withoutSecrets } from '../../../../shared/secrets.ts';
import type { DataOf, RequestOf } from '../../api/endpoints/index.ts';
import { refuse } from '../mutation.ts';
import { notesOf } from '../notes.ts';

export type WireWebhook = DataOf<'webhook/view'>[number];
type EditRequest = RequestOf<'webhook/edit'>;

const HIDDEN = '***';

/** A URL with its user information hidden, because it often holds a token (smtp2go-api.md 2.29). */
export function withoutUserInfo(address: string): string {
  const url = URL.parse(address);
  if (!url?.username && !url?.password) return address;
  url.username = HIDDEN;
  url.password = '';
  return url.href;
}

const FORMATS = ['form', 'json'] as const;
const AUTH_TYPES = ['', 'bearer', 'basic'] as const;
const isOneOf = <const T extends string>(known: readonly T[], value: string): value is T =>
  known.some((one) => one === value);

/**
 * The complete webhook to send: the new values, and the current ones for the rest, since an omitted field may be reset
 * (smtp2go-api.md 2.30). Fails if a current value can't be sent back, rather than lose it.
 */
export function merged(
  before: WireWebhook,
  input: Checked<'webhook_edit'>,
): Result<{ readonly request: EditRequest; readonly notes: readonly string[] }> {
  const events = input.email_events ?? before.events ?? [];
  const smsEvents = input.sms_events ?? before.sms_events ?? [];
  const format = input.output_type ?? before.output_format;
  const unknown =
    cannotKeep('email_events', events, WEBHOOK_EVENTS) ??
    cannotKeep('sms_events', smsEvents, SMS_EVENTS) ??
    cannotKeep('output_type', format === undefined ? [] : [format], FORMATS);
  if (unknown) return unknown;

  // A form shows and returns the URL without its user information, or shortened if it was filled while offline.
  const shown = [undefined, withoutUserInfo(before.url), withoutSecrets(before.url)];
  const url = input.url === undefined || shown.includes(input.url) ? before.url : input.url;
  if (url !== before.url && (URL.parse(url)?.username === HIDDEN || url.endsWith('…'))) {
    return refuse('url', `Give the whole address: ${HIDDEN} and … stand for a part that is not shown.`);
  }
  const auth = authorization(input.authorization_header, before);
  if (!auth.ok) return auth;
  return ok({
    request: {
      id: before.id,
      url,
      events: events.filter((event) => isOneOf(WEBHOOK_EVENTS, event)),
      sms_events: smsEvents.filter((event) => isOneOf(SMS_EVENTS, event)),
      headers: [...(input.email_headers ?? before.headers ?? [])],
      usernames: [...(input.users ?? before.usernames ?? [])],
      ...(format !== undefined && isOneOf(FORMATS, format) ? { output_format: format } : {}),
      ...auth.data.fields,
      subaccount_id: input.subaccount_id,
    },
    notes: notesOf(
      auth.data.isUntold &&
        'SMTP2GO does not tell the authorization of this webhook, so it was not sent back: see that deliveries still carry it.',
    ),
  });
}

/** Fails if the webhook has values, set in the web app, that the API does not know and would silently drop. */
function cannotKeep(path: string, values: readonly string[], known: readonly string[]): Result<never> | undefined {
  const strange = values.filter((value) => !isOneOf(known, value));
  if (strange.length === 0) return undefined;
  return refuse(
    path,
    `This webhook has ${strange.join(', ')}, which the API does not know. Give ${path} as it is to be.`,
  );
}

/** The two fields for `Bearer x` or `Basic y`, or the current ones. */
function authorization(
  header: string | undefined,
  before: WireWebhook,
): Result<{
  readonly fields: Pick<EditRequest, 'auth_header_type' | 'auth_header_value'>;
  readonly isUntold?: boolean;
}> {
  if (header !== undefined) {
    const [word = '', value = ''] = header.split(/ +/);
    const type = word.toLowerCase();
    return ok({
      fields: { auth_header_type: type === 'bearer' || type === 'basic' ? type : '', auth_header_value: value },
    });
  }
  const type = before.auth_header_type?.toLowerCase() ?? '';
  if (!isOneOf(AUTH_TYPES, type)) return cannotKeep('authorization_header', [type], AUTH_TYPES) ?? ok({ fields: {} });
  const value = before.auth_header_value?.reveal();
  if (type === '') return ok({ fields: { auth_header_type: '', auth_header_value: '' } });
  return value
    ? ok({ fields: { auth_header_type: type, auth_header_value: value } })
    : ok({ fields: {}, isUntold: true });
}
