import type { DiagnosticsPorts, Ports, ReportSource } from '../ports.ts';
import { keychainSource } from './keychain-source.ts';
import { type AccountPolls, pollsSource } from './polls-source.ts';
import { settingsSource } from './settings-source.ts';
import { storedDataSource } from './stored-data-source.ts';

/** What a report needs, with or without a running core. */
export type ReportPorts = Pick<Ports, 'clock' | 'secrets'> & {
  readonly diagnostics: DiagnosticsPorts;
  readonly dataFolder: string;
};

/** All sections of a report, in order. Without `accounts` the core does not run, so that nothing is known of its checks. */
export const reportSources = (
  { secrets, diagnostics, dataFolder }: ReportPorts,
  accounts?: () => readonly AccountPolls[],
): readonly ReportSource[] => [
  ...diagnostics.computer,
  keychainSource(secrets, diagnostics.settingsFiles),
  settingsSource(diagnostics.settingsFiles),
  storedDataSource(diagnostics.storeWorker, dataFolder),
  ...(accounts ? [pollsSource(accounts)] : []),
  diagnostics.log,
];
