import { POLL_MINUTES, type Preferences } from '../../../shared/settings.ts';
import type { AccountStatus } from '../../../shared/state.ts';
import { counted } from '../../../shared/words.ts';
import { locale } from '../../locale.ts';
import { useCall } from '../../state/runs.ts';
import { Panel, PanelHead } from '../../ui/Panel.tsx';
import { Select } from '../../ui/Select.tsx';
import { useNow } from '../../ui/use-now.ts';
import { ProblemNote } from '../ProblemFace.tsx';
import { PlanRow } from './PlanRow.tsx';

const INTERVALS = POLL_MINUTES.map((minutes) => ({
  value: String(minutes),
  title: counted(minutes, 'minute', 'minutes', locale),
}));

interface Props {
  readonly pollMinutes: Preferences['pollMinutes'];
  readonly accounts: readonly AccountStatus[];
}

/** How often each account is checked, what a check asks, and how fresh the answers are. */
export function Checking({ pollMinutes, accounts }: Props) {
  const now = useNow();
  const { problem, call: change } = useCall('change_preferences', 'checking');
  return (
    <Panel aria-label="Checking">
      <PanelHead title="Checking" />
      <div className="p-3">
        <Select
          label="Check every account every"
          className="w-44"
          value={String(pollMinutes)}
          options={INTERVALS}
          onChange={(chosen) => {
            const minutes = POLL_MINUTES.find((one) => String(one) === chosen);
            if (minutes !== undefined) void change({ pollMinutes: minutes });
          }}
        />
        <p className="mt-2 text-small text-text-3">
          SMTP2GO limits how often it may be asked; with many accounts 5 minutes or more is kind to it.
        </p>
        <ProblemNote problem={problem} />
      </div>
      {accounts.length > 0 && (
        <ul className="border-t">
          {accounts.map((status) => (
            <PlanRow key={status.account.id} status={status} pollMinutes={pollMinutes} now={now} />
          ))}
        </ul>
      )}
    </Panel>
  );
}
