/** The permissions that watching needs, and what each is for (smtp2go-api.md 1.6, 2.12 to 2.16, 2.1). */
export const WATCH_PERMISSIONS = [
  { path: '/stats/email_bounces', opens: 'Bounces over 30 days' },
  { path: '/stats/email_spam', opens: 'Spam complaints over 30 days' },
  { path: '/stats/email_history', opens: 'Rates over 24 hours, rejects, sent today, the 30-day line' },
  { path: '/stats/email_cycle', opens: 'Quota' },
  { path: '/activity/search', opens: 'Single e-mails and the cause of an incident' },
] as const;

/** Whether a key's permissions cover a path. Wildcards (`*`, `/stats/*`) and expanded lists both count (1.6). */
export const allows = (permissions: readonly string[], path: string): boolean =>
  permissions.some((granted) => {
    if (granted === path || granted === '*' || granted === '/*') return true;
    return granted.endsWith('/*') && path.startsWith(granted.slice(0, -1));
  });
