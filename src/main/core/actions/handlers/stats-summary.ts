import type { Handlers } from '../context.ts';
import { answer } from '../mutation.ts';

export const statsSummaryHandlers = {
  stats_email_summary: async ({ username }, { client, signal }) => {
    const summary = await client.call('stats/email_summary', { username }, { signal });
    return summary.ok ? answer(summary.data.data, summary.data.requestId) : summary;
  },
} satisfies Partial<Handlers>;
