import { useEffect, useRef, useState } from 'react';
import type { Connected } from '../../../shared/bridge.ts';
import type { AppState } from '../../../shared/state.ts';
import { sessionOnlyText } from '../../model/key.ts';
import { go, useView } from '../../state/view.ts';
import { Button, LinkButton } from '../../ui/Button.tsx';
import { Icon } from '../../ui/Icon.tsx';
import { Logo } from '../../ui/Logo.tsx';
import { PermissionList } from '../account/PermissionList.tsx';
import { ConnectForm } from './ConnectForm.tsx';
import { DemoPane } from './DemoPane.tsx';

/** Shown once a key was accepted: its permissions, and where it is stored. */
function KeyOpens({ connected, app }: { readonly connected: Connected; readonly app: AppState }) {
  const name = app.accounts.find((status) => status.account.id === connected.accountId)?.account.name;
  const isSession = connected.keyKept === 'session';
  return (
    <div>
      <h1 className="text-welcome tracking-[-0.012em]">Permissions of this key</h1>
      <p className="mt-1 mb-6 text-text-2">{name ?? 'The account'} is connected and the first check is on its way.</p>
      <PermissionList permissions={connected.permissions} />
      {isSession && (
        <p className="mt-4 flex gap-3 rounded-panel border border-line-strong bg-sunken p-3 text-text-2">
          <span className="pt-0.5">
            <Icon name="info" />
          </span>
          {sessionOnlyText(app.keychain) ?? 'This key is kept until Relaywatch quits.'}
        </p>
      )}
      <Button kind="primary" size="large" className="mt-6" onClick={() => go({ screen: 'overview' })}>
        Go to the overview
      </Button>
    </div>
  );
}

/** The first screen: connect an account or add the demo account. */
export function Welcome({ app }: { readonly app: AppState }) {
  const [connected, setConnected] = useState<Connected>();
  const main = useRef<HTMLElement>(null);
  const hasAccounts = app.accounts.length > 0;

  // Without accounts this screen is shown on any route. Making it the route keeps it open when the account arrives.
  useEffect(() => {
    if (useView.getState().route.screen !== 'welcome') go({ screen: 'welcome' });
    main.current?.querySelector<HTMLElement>('[data-first]')?.focus();
  }, []);
  return (
    <main
      ref={main}
      className="flex h-full flex-col overflow-y-auto min-[840px]:grid min-[840px]:grid-cols-[58fr_42fr] min-[840px]:overflow-hidden"
    >
      <div className="flex flex-col px-4 py-4 min-[840px]:min-h-0 min-[840px]:overflow-y-auto min-[840px]:px-6 min-[840px]:py-12">
        <div className="mx-auto flex w-full max-w-[440px] grow flex-col wide:mr-16">
          <div className="flex items-center gap-2.5 text-dialog font-semibold">
            <Logo />
            Relaywatch
          </div>
          <div className="mt-6 grow min-[840px]:mt-[10vh]">
            {hasAccounts && !connected && (
              <LinkButton
                className="mb-2 flex items-center gap-1 text-small"
                onClick={() => go({ screen: 'overview' })}
              >
                <Icon name="left" size={12} /> Overview
              </LinkButton>
            )}
            {connected ? (
              <KeyOpens connected={connected} app={app} />
            ) : (
              <ConnectForm
                keychain={app.keychain}
                pollMinutes={app.preferences.pollMinutes}
                onConnected={setConnected}
              />
            )}
          </div>
          <p className="mt-8 text-small text-text-3 max-[840px]:hidden">
            Not affiliated with SMTP2GO. No call goes anywhere but to its API.
          </p>
        </div>
      </div>
      <div className="border-line bg-rail px-4 py-6 max-[840px]:grow max-[840px]:border-t min-[840px]:overflow-y-auto min-[840px]:border-l min-[840px]:px-6 wide:px-12 min-[840px]:pt-[calc(10vh+84px)]">
        <div className="mx-auto max-w-[440px] wide:mx-6 min-[840px]:max-w-[400px]">
          <DemoPane hasDemo={app.accounts.some((status) => status.account.simulated)} />
          <p className="mt-6 text-small text-text-3 min-[840px]:hidden">
            Not affiliated with SMTP2GO. No call goes anywhere but to its API.
          </p>
        </div>
      </div>
    </main>
  );
}
