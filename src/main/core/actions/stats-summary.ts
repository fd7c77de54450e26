import { ok } from '../../../shared/failure.ts';
import type { Handler } from './context.ts';

export const statsEmailSummary: Handler<'stats_email_summary'> = async ({ username }, { client, signal }) => {
  const summary = await client.call('stats/email_summary', { username }, { signal });
  if (!summary.ok) return summary;
  const { data, requestId } = summary.data;
  return ok({ data, total: undefined, next: undefined, requestId, notes: [] });
};
