import type { Incident } from '../../../shared/alert.ts';
import { evidence, headline, span } from '../../../shared/words.ts';
import { locale } from '../../locale.ts';
import { when } from '../../model/format.ts';
import { go } from '../../state/view.ts';
import { Button } from '../../ui/Button.tsx';
import { StateShape } from '../../ui/StateShape.tsx';
import { Time } from '../../ui/Time.tsx';

/** One open incident: what, where, since when, and the way to it. */
export function IncidentLine({ incident, now }: { readonly incident: Incident; readonly now: number }) {
  const words = headline(incident, locale);
  return (
    <div className="flex h-8 items-center gap-3 border-t pr-2 pl-3">
      <StateShape mark={incident.level} isNamed />
      <span className="w-48 shrink-0 truncate font-medium @max-[560px]:w-auto @max-[560px]:shrink" title={words}>
        {words}
      </span>
      <span className="min-w-0 grow truncate text-text-2 @max-[560px]:hidden">{evidence(incident, locale)}</span>
      <span className="shrink-0 text-small whitespace-nowrap text-text-3 @max-[780px]:hidden">
        since{' '}
        <Time at={incident.openedAt} locale={locale}>
          {when(incident.openedAt, now, locale)}
        </Time>{' '}
        · {span(now - incident.openedAt)}
      </span>
      <Button
        size="row"
        className="ml-auto"
        aria-label={`Open ${words}`}
        onClick={() => go({ screen: 'incident', accountId: incident.accountId, incidentId: incident.id })}
      >
        Open
      </Button>
    </div>
  );
}
