import { useState } from 'react';
import type { Rule } from '../../../shared/alert.ts';
import type { AccountStatus } from '../../../shared/state.ts';
import { locale } from '../../locale.ts';
import { clock } from '../../model/format.ts';
import { useCall } from '../../state/runs.ts';
import { go } from '../../state/view.ts';
import { Button, LinkButton } from '../../ui/Button.tsx';
import { Panel, PanelHead } from '../../ui/Panel.tsx';
import { ProblemNote } from '../ProblemFace.tsx';
import { notifySummary } from './notify-summary.ts';

/** Whether notifications are shown, and which rules notify. */
export function Notifications({ accounts }: { readonly accounts: readonly AccountStatus[] }) {
  const { isRunning, problem, call } = useCall('test_notification');
  const [shownAt, setShownAt] = useState<number>();
  const test = async () => {
    setShownAt(undefined);
    const answer = await call(undefined);
    if (answer.ok) setShownAt(Date.now());
  };
  const rules: readonly Rule[] = accounts.flatMap((status) => status.rules);
  return (
    <Panel aria-label="Notifications">
      <PanelHead title="Notifications" />
      <div className="p-3">
        <div className="flex flex-wrap items-center gap-x-3 gap-y-1">
          <Button icon="alerts" disabled={isRunning} onClick={test}>
            Show a test message
          </Button>
          <p role="status" className="min-w-0 text-text-2">
            {isRunning && 'Waiting for the desktop to confirm it'}
            {!isRunning && shownAt !== undefined && `Shown at ${clock(shownAt, locale)}: the desktop confirmed it.`}
          </p>
        </div>
        <ProblemNote problem={problem} />
        <p className="mt-3 text-text-2">
          {notifySummary(rules, locale)}{' '}
          <LinkButton onClick={() => go({ screen: 'alerts', tab: 'rules' })}>Rules</LinkButton>
        </p>
      </div>
    </Panel>
  );
}
