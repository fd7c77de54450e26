/** The fields of an activity event that hold what a server said (smtp2go-api.md 5). */
interface Said {
  readonly event?: unknown;
  readonly smtp_response?: unknown;
  readonly reason?: unknown;
  readonly error?: unknown;
}

/**
 * Whether a server said why the e-mail was refused. A complaint comes from the recipient, so its text says nothing about
 * the cause.
 */
export const isRefusal = ({ event }: Said): boolean => typeof event === 'string' && /bounced$|^rejected$/.test(event);

/** What the server said; of a reject it is SMTP2GO's own reason. */
export function replyTextOf({ event, smtp_response, reason, error }: Said): string | undefined {
  const texts = event === 'rejected' ? [reason, smtp_response, error] : [smtp_response, reason, error];
  return texts.find((text): text is string => typeof text === 'string' && text !== '');
}
