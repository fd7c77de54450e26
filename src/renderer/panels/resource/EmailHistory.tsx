import { isSameDay, localDate } from '../../../shared/calendar.ts';
import { explainReply } from '../../../shared/reply/explain.ts';
import { isRefusal, replyTextOf } from '../../../shared/reply/reply-text.ts';
import { visible } from '../../../shared/visible.ts';
import { counted } from '../../../shared/words.ts';
import { locale } from '../../locale.ts';
import { exact, second, utc, when } from '../../model/format.ts';
import { type Row, rowsOf, textAt, textOf } from '../../model/list/column.ts';
import { ask } from '../../state/runs.ts';
import { Unanswered } from '../Unanswered.tsx';
import { useAnswer } from '../use-answer.ts';
import { EVENT_LABELS } from './tables/activity.ts';

/**
 * SMTP2GO keeps activity for at least 30 days (smtp2go-api.md 1.9); a history may be older than the list that led to
 * it.
 */
const HISTORY_DAYS = 90;

const timeOf = (row: Row): number => (typeof row['date'] === 'number' ? row['date'] : 0);
const eventLabel = (row: Row): string => textOf({ kind: 'text', labels: EVENT_LABELS }, row['event'], locale);

/** The last refusal in plain words, unless the e-mail arrived after it. */
function Meaning({ events }: { readonly events: readonly Row[] }) {
  const last = events.findLast((event) => isRefusal(event) || event['event'] === 'delivered');
  const meaning = last && isRefusal(last) ? explainReply(replyTextOf(last) ?? '') : undefined;
  if (!meaning) return null;
  return (
    <div className="mt-4 rounded-control border bg-sunken p-3 select-text">
      <p className="font-medium">{[meaning.code, meaning.enhanced, meaning.title].filter(Boolean).join(' · ')}</p>
      <p className="mt-0.5 text-text-2">{meaning.advice}</p>
    </div>
  );
}

/** All events of one e-mail to one recipient, oldest first, and the meaning of the last reply. */
export function EmailHistory({ accountId, row }: { readonly accountId: string; readonly row: Row }) {
  const emailId = textAt(row, 'email_id') ?? '';
  const recipient = textAt(row, 'recipient');
  const asked = useAnswer(`${accountId} ${emailId}`, undefined, (runId) =>
    ask('run_action', {
      accountId,
      id: 'activity_search',
      input: { limit: 1000, search: { search_email_id: emailId, start_date: localDate(Date.now(), HISTORY_DAYS) } },
      runId,
      cacheKey: `history of ${emailId}`,
    }),
  );
  if (!asked.data) return <Unanswered asked={asked} label="Loading the history" />;

  const events = rowsOf(asked.data.data, undefined)
    .filter((event) => event['recipient'] === undefined || recipient === undefined || event['recipient'] === recipient)
    .toSorted((a, b) => timeOf(a) - timeOf(b));
  const first = events[0];
  if (!first) return <p className="text-text-2">SMTP2GO has no event of this e-mail any more.</p>;
  const isOneDay = events.every((event) => isSameDay(timeOf(event), timeOf(first)));
  return (
    <>
      <h3 className="mb-2">
        History{' '}
        <span className="text-small font-normal text-text-3">
          {when(timeOf(first), Date.now(), locale)} · {counted(events.length, 'event', 'events', locale)}
        </span>
      </h3>
      <ol>
        {events.map((event) => {
          const at = timeOf(event);
          const isFinal = ['hard-bounced', 'rejected', 'spam'].includes(String(event['event']));
          const reply = replyTextOf(event);
          return (
            <li key={`${at} ${event['event']}`} className="grid grid-cols-[auto_8px_1fr] gap-x-3 pb-3">
              <time
                dateTime={utc(at)}
                title={`${exact(at, locale)}\n${utc(at)}`}
                className={`text-text-2 ${isOneDay ? 'w-16' : 'w-24'}`}
              >
                {isOneDay ? second(at, locale) : when(at, Date.now(), locale)}
              </time>
              <span className={`mt-1.5 size-2 rounded-full ${isFinal ? 'bg-critical' : 'bg-text-2'}`} aria-hidden />
              <div className="min-w-0 select-text">
                <p className="font-medium">{eventLabel(event)}</p>
                {reply !== undefined && <p className="font-mono text-small break-words">{visible(reply)}</p>}
                {textAt(event, 'host') !== undefined && (
                  <p className="text-small break-all text-text-2">{textOf({ kind: 'mono' }, event['host'], locale)}</p>
                )}
              </div>
            </li>
          );
        })}
      </ol>
      <Meaning events={events} />
    </>
  );
}
