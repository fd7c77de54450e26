import type { Incident } from '../../../shared/alert.ts';
import { standingOf } from '../../model/incident/response.ts';
import { snooze, snoozeOrEnd, useIncidentRun } from '../../state/incidents.ts';
import { Button } from '../../ui/Button.tsx';
import { Icon } from '../../ui/Icon.tsx';
import { Menu, MenuItem, MenuLine } from '../../ui/Menu.tsx';
import { SnoozeItems } from '../SnoozeItems.tsx';

/** Silence for an hour, or for another while from the list; once silent, the end of it. */
export function SnoozeButton({ incident, now }: { readonly incident: Incident; readonly now: number }) {
  const { isRunning } = useIncidentRun(incident);
  const isSnoozed = standingOf(incident, now)?.kind === 'snoozed';
  return (
    <div className="flex">
      <Button className="rounded-r-none" disabled={isRunning} onClick={() => snoozeOrEnd(incident, now)}>
        {isSnoozed ? 'End snooze' : 'Snooze 1 h'}
      </Button>
      <Menu name="Snooze for another time" isTail trigger={<Icon name="down" size={14} />}>
        <SnoozeItems icon="clock" now={now} onChoose={(until) => snooze(incident, until)} />
        {isSnoozed && (
          <>
            <MenuLine />
            <MenuItem sign={<Icon name="close" size={14} />} onChoose={() => snooze(incident, null)}>
              End snooze
            </MenuItem>
          </>
        )}
      </Menu>
    </div>
  );
}
