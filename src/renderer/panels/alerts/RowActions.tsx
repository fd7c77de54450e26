import type { Incident } from '../../../shared/alert.ts';
import { locale } from '../../locale.ts';
import { incidentTitle } from '../../model/incident/incident.ts';
import { standingOf } from '../../model/incident/response.ts';
import { snooze } from '../../state/incidents.ts';
import { Icon } from '../../ui/Icon.tsx';
import { Menu, MenuItem, MenuLine } from '../../ui/Menu.tsx';
import { AcknowledgeDialog } from '../incident/AcknowledgeDialog.tsx';
import { SnoozeItems } from '../SnoozeItems.tsx';

interface Props {
  readonly incident: Incident;
  readonly now: number;
  readonly isAsking: boolean;
  readonly onAsk: (isAsking: boolean) => void;
}

/** What can be done about one open incident, from its row. */
export function RowActions({ incident, now, isAsking, onAsk }: Props) {
  const isSnoozed = standingOf(incident, now)?.kind === 'snoozed';
  return (
    <>
      <Menu name={`Actions for ${incidentTitle(incident, locale)}`} isFramed trigger={<Icon name="more" size={14} />}>
        {!incident.acknowledged && (
          <>
            <MenuItem sign={<Icon name="check" size={14} />} note="k" onChoose={() => onAsk(true)}>
              Acknowledge…
            </MenuItem>
            <MenuLine />
          </>
        )}
        <SnoozeItems
          icon="clock"
          now={now}
          titleOf={({ title }) => `Snooze ${title.toLowerCase()}`}
          onChoose={(until) => void snooze(incident, until)}
        />
        {isSnoozed && (
          <MenuItem sign={<Icon name="close" size={14} />} note="z" onChoose={() => void snooze(incident, null)}>
            End snooze
          </MenuItem>
        )}
      </Menu>
      <AcknowledgeDialog incident={incident} isOpen={isAsking} onClose={() => onAsk(false)} />
    </>
  );
}
