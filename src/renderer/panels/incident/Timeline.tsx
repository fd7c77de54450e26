import { isSameDay } from '../../../shared/calendar.ts';
import { locale } from '../../locale.ts';
import { clock, day } from '../../model/format.ts';
import { Panel, PanelHead } from '../../ui/Panel.tsx';
import { StateShape } from '../../ui/StateShape.tsx';
import { Time } from '../../ui/Time.tsx';
import type { TimelineEntry } from './timeline.ts';

interface Props {
  readonly entries: readonly TimelineEntry[];
  readonly now: number;
  /** When the next reminder is due. */
  readonly note?: string | undefined;
}

/** The timeline, newest first. */
export function Timeline({ entries, now, note }: Props) {
  return (
    <Panel>
      <PanelHead title="Timeline">
        {note !== undefined && <span className="text-small text-text-3">{note}</span>}
      </PanelHead>
      <ol className="grid grid-cols-[max-content_16px_minmax(0,1fr)] gap-x-2.5 p-3">
        {entries.map((entry) => (
          <li key={entry.key} className="group col-span-3 grid grid-cols-subgrid">
            <span className="text-small leading-5 whitespace-nowrap text-text-3">
              <Time at={entry.at} locale={locale}>
                {isSameDay(entry.at, now) ? clock(entry.at, locale) : day(entry.at, locale)}
              </Time>
            </span>
            <span className="flex flex-col items-center">
              <span className="flex h-5 shrink-0 items-center">
                {entry.mark ? (
                  <StateShape mark={entry.mark} isNamed />
                ) : (
                  <span className="size-1.5 rounded-full bg-text-3" />
                )}
              </span>
              <span className="w-px grow bg-line-strong group-last:hidden" />
            </span>
            <span className="min-w-0 pb-2 select-text">
              <span className="block">{entry.title}</span>
              {entry.detail && <span className="block text-small break-words text-text-3">{entry.detail}</span>}
            </span>
          </li>
        ))}
      </ol>
    </Panel>
  );
}
