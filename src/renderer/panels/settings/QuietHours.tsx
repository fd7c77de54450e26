import { useState } from 'react';
import type { QuietWindow } from '../../../shared/settings.ts';
import { useCall } from '../../state/runs.ts';
import { Button } from '../../ui/Button.tsx';
import { Panel, PanelHead } from '../../ui/Panel.tsx';
import { ProblemNote } from '../ProblemFace.tsx';
import { QuietWindowRow } from './QuietWindowRow.tsx';
import { canKeep, NEW_WINDOW } from './quiet-hours-text.ts';

/** A window as it is being changed, with a name that stays while others come and go. */
interface Draft {
  readonly key: string;
  readonly window: QuietWindow;
}

const MOST = 20;
const draftOf = (window: QuietWindow): Draft => ({ key: crypto.randomUUID(), window });

/** When nothing speaks. What can be kept is kept at once; what cannot says why, and the hours before stay in force. */
export function QuietHours({ windows }: { readonly windows: readonly QuietWindow[] }) {
  const [drafts, setDrafts] = useState<readonly Draft[]>(() => windows.map(draftOf));
  const { problem, call } = useCall('change_preferences', 'quiet hours');
  const isKept = canKeep(drafts.map((draft) => draft.window));

  const change = (next: readonly Draft[]) => {
    setDrafts(next);
    const wanted = next.map((draft) => draft.window);
    if (canKeep(wanted)) void call({ quietHours: wanted });
  };
  const add = (
    <Button
      size="row"
      icon="add"
      disabled={drafts.length >= MOST}
      onClick={() => change([...drafts, draftOf(NEW_WINDOW)])}
    >
      Add hours
    </Button>
  );
  return (
    <Panel aria-label="Quiet hours">
      <PanelHead title="Quiet hours">{add}</PanelHead>
      <p className="px-3 pt-2 text-small text-text-3">
        Messages wait and come as one digest at the end. Incidents are recorded all the same, and rules that break
        through still speak. By the clock of this computer.
      </p>
      {drafts.length === 0 && <p className="p-3 text-text-2">None: messages are shown at any hour.</p>}
      <ul>
        {drafts.map(({ key, window }, n) => (
          <QuietWindowRow
            key={key}
            number={n + 1}
            window={window}
            onChange={(changed) =>
              change(drafts.map((draft) => (draft.key === key ? { key, window: changed } : draft)))
            }
            onRemove={() => change(drafts.filter((draft) => draft.key !== key))}
          />
        ))}
      </ul>
      {!isKept && (
        <p role="status" className="px-3 pb-3 text-small text-text-2">
          Not kept yet. The hours from before stay in force.
        </p>
      )}
      {problem && (
        <div className="px-3 pb-3">
          <ProblemNote problem={problem} />
        </div>
      )}
    </Panel>
  );
}
