import type { ReactNode } from 'react';
import type { AppState, Platform } from '../../../shared/state.ts';
import { tell } from '../../state/runs.ts';
import { go } from '../../state/view.ts';
import { Button, IconButton, LinkButton } from '../../ui/Button.tsx';
import { Face } from '../../ui/Face.tsx';
import { Panel, PanelHead } from '../../ui/Panel.tsx';
import { ScreenHead } from '../ScreenHead.tsx';
import { AccountRow } from './AccountRow.tsx';
import { Checking } from './Checking.tsx';
import { Diagnostics } from './Diagnostics.tsx';
import { Heartbeats } from './Heartbeats.tsx';
import { Notifications } from './Notifications.tsx';
import { PreferencesForm } from './PreferencesForm.tsx';
import { QuietHours } from './QuietHours.tsx';
import { StoredData } from './StoredData.tsx';
import { TrayForm } from './TrayForm.tsx';

/** The product, its version, and where it stores data. */
function About({ platform }: { readonly platform: Platform }) {
  return (
    <dl className="grid grid-cols-[88px_1fr] gap-x-3 gap-y-2 p-3 select-text">
      <dt className="text-small font-medium text-text-2">Version</dt>
      <dd>Relaywatch {platform.version}</dd>
      <dt className="text-small font-medium text-text-2">Data folder</dt>
      <dd className="flex min-w-0 items-start gap-2">
        <span className="min-w-0 font-mono text-small leading-5 break-all">{platform.dataFolder}</span>
        <IconButton
          icon="copy"
          name="Copy the data folder"
          className="-my-0.5"
          onClick={() => tell('copy_text', { text: platform.dataFolder })}
        />
      </dd>
      <dt className="text-small font-medium text-text-2">Contains</dt>
      <dd className="text-text-2">
        Packages of others, under their licences.{' '}
        <LinkButton onClick={() => go({ screen: 'packages' })}>Third-party notices</LinkButton>
      </dd>
      <dt className="text-small font-medium text-text-2">Affiliation</dt>
      <dd className="text-text-2">
        None: Relaywatch is not made or endorsed by SMTP2GO. It calls nothing but its API.
      </dd>
    </dl>
  );
}

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
        <StoredData />
        <Diagnostics />
        <Section title="About">
          <About platform={app.platform} />
        </Section>
      </div>
    </>
  );
}
