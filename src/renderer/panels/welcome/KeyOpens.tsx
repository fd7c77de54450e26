import type { Connected } from '../../../shared/bridge.ts';
import type { AppState } from '../../../shared/state.ts';
import { sessionOnlyWords } from '../../model/key.ts';
import { go } from '../../state/view.ts';
import { Button } from '../../ui/Button.tsx';
import { Icon } from '../../ui/Icon.tsx';
import { PermissionList } from '../account/PermissionList.tsx';

/** After a key was accepted: what it opens, and where it is kept. */
export function KeyOpens({ connected, app }: { readonly connected: Connected; readonly app: AppState }) {
  const name = app.accounts.find((status) => status.account.id === connected.accountId)?.account.name;
  const isSession = connected.keyKept === 'session';
  return (
    <div>
      <h1 className="text-welcome tracking-[-0.012em]">What this key opens</h1>
      <p className="mt-1 mb-6 text-text-2">{name ?? 'The account'} is connected and the first check is on its way.</p>
      <PermissionList permissions={connected.permissions} />
      {isSession && (
        <p className="mt-4 flex gap-3 rounded-panel border border-line-strong bg-sunken p-3 text-text-2">
          <span className="pt-0.5">
            <Icon name="info" />
          </span>
          {sessionOnlyWords(app.keychain) ?? 'This key is kept until Relaywatch quits.'}
        </p>
      )}
      <Button kind="primary" size="large" className="mt-6" onClick={() => go({ screen: 'overview' })}>
        Go to the overview
      </Button>
    </div>
  );
}
