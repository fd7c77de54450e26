import type { Handlers } from '../../../shared/bridge.ts';
import type { DiagnosticsReport } from '../../../shared/diagnostics.ts';
import { errorText, fail, ok } from '../../../shared/failure.ts';
import type { Ports } from '../ports.ts';
import { gatherReport } from './gather.ts';
import type { AccountPolls } from './polls-source.ts';
import { reportFile } from './report-file.ts';
import { reportSources } from './sources.ts';

/** Makes reports for the window, and saves the one it shows. The page never names a file. */
export function createReportRequests(
  { clock, secrets, diagnostics, platform, saveFile }: Ports,
  accounts: () => readonly AccountPolls[],
): Pick<Handlers, 'create_report' | 'save_report'> {
  const sources = reportSources({ clock, secrets, diagnostics, dataFolder: platform.dataFolder }, accounts);
  /** What is saved is what was shown. */
  let latest: DiagnosticsReport | undefined;
  return {
    create_report: async () => {
      latest = await gatherReport(sources, clock);
      return ok(latest);
    },
    save_report: async ({ reportId }) => {
      if (latest?.id !== reportId) return fail({ kind: 'not-found', what: 'This report' });
      const { name, content } = reportFile(latest);
      try {
        return ok((await saveFile(name, content)) ? 'saved' : 'cancelled');
      } catch (error) {
        return fail({ kind: 'disk', reason: `The report could not be saved: ${errorText(error)}` });
      }
    },
  };
}
