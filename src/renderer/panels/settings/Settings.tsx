import type { ReactNode } from 'react';
import type { AppState } from '../../../shared/state.ts';
import { go } from '../../state/view.ts';
import { Button } from '../../ui/Button.tsx';
import { Face } from '../../ui/Face.tsx';
import { Panel, PanelHead } from '../../ui/Panel.tsx';
import { ScreenHead } from '../ScreenHead.tsx';
import { About } from './About.tsx';
import { AccountRow } from './AccountRow.tsx';
import { Checking } from './Checking.tsx';
import { Heartbeats } from './Heartbeats.tsx';
import { Notifications } from './Notifications.tsx';
import { PreferencesForm } from './PreferencesForm.tsx';
import { QuietHours } from './QuietHours.tsx';
import { TrayForm } from './TrayForm.tsx';

function Section({
  title,
  action,
  children,
}: {
  readonly title: string;
  readonly action?: ReactNode;
  readonly children: ReactNode;
}) {
  return (
    <Panel>
      <PanelHead title={title}>{action}</PanelHead>
      {children}
    </Panel>
  );
}

/** Accounts, checking, messages and their hours, tray, heartbeat, appearance, start, about. */
export function Settings({ app }: { readonly app: AppState }) {
  const add = () => go({ screen: 'welcome' });
  return (
    <>
      <ScreenHead title="Settings" />
      <div className="flex max-w-[760px] flex-col gap-3">
        <Section
          title="Accounts"
          action={
            <Button size="row" icon="add" onClick={add}>
              Add account…
            </Button>
          }
        >
          {app.accounts.length === 0 && (
            <Face sign={{ icon: 'key' }} title="No account yet">
              Add one with an API key, or look around with the demo account.
            </Face>
          )}
          <ul>
            {app.accounts.map((status) => (
              <AccountRow key={status.account.id} status={status} keychain={app.keychain} />
            ))}
          </ul>
        </Section>
        <Checking pollMinutes={app.preferences.pollMinutes} accounts={app.accounts} />
        <Notifications accounts={app.accounts} />
        <QuietHours windows={app.preferences.quietHours} />
        <TrayForm policy={app.preferences.tray} accounts={app.accounts} />
        <Heartbeats accounts={app.accounts} />
        <PreferencesForm preferences={app.preferences} />
        <Section title="About">
          <About platform={app.platform} />
        </Section>
      </div>
    </>
  );
}
