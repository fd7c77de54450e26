import { METRICS, type NoDataReason, type Series, WINDOWS } from '../../../shared/alert.ts';
import type { Coverage } from './alert-instances.ts';
import type { PollObservation } from './poll-observation.ts';

/** The figures one poll had no data for, all for the same reason, while it had data for others. */
export interface NoDataGroup {
  /** Stays the same from poll to poll, even when details of the reason change. */
  readonly key: string;
  readonly why: NoDataReason;
  /** Names of the figures, without duplicates. */
  readonly figures: readonly string[];
}

/** Stored with an incident and compared with what a later poll lacks, so the words stay as they are. */
const BY = {
  account: '',
  username: ' by SMTP user',
  domain: ' by domain',
  email_address: ' by sender',
  subaccount: ' by subaccount',
} as const;

/** A figure in words, such as `Spam complaints, 30 d` or `Bounces, 24 h by SMTP user`. */
export const figureWords = ({ metric, window, by }: Omit<Series, 'member'>): string =>
  `${METRICS[metric].title}, ${WINDOWS[window].title}${BY[by]}`;

export const reasonKey = (why: NoDataReason): string =>
  why.kind === 'permission_missing' ? `${why.kind} ${why.endpoint}` : why.kind;

/** Groups the watched figures without data by reason. */
export function noDataGroups(
  { samples, unanswered }: Pick<PollObservation, 'samples' | 'unanswered'>,
  watched: Coverage,
): readonly NoDataGroup[] {
  const noData = [
    ...samples.flatMap(({ series, sample }) =>
      sample.kind === 'no_data' && watched.of(series).length > 0
        ? [{ why: sample.why, figure: figureWords(series) }]
        : [],
    ),
    ...unanswered.map(({ figure, why }) => ({ why, figure: figureWords(figure) })),
  ];
  return [...Map.groupBy(noData, ({ why }) => reasonKey(why))].flatMap(([key, [first, ...rest]]) =>
    first ? [{ key, why: first.why, figures: [...new Set([first, ...rest].map(({ figure }) => figure))] }] : [],
  );
}
