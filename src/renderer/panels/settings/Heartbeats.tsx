import type { AccountStatus } from '../../../shared/state.ts';
import { Panel, PanelHead } from '../../ui/Panel.tsx';
import { HeartbeatRow } from './HeartbeatRow.tsx';

/** An address for each account that is asked for after every good check. */
export function Heartbeats({ accounts }: { readonly accounts: readonly AccountStatus[] }) {
  if (accounts.length === 0) return null;
  return (
    <Panel aria-label="Heartbeat">
      <PanelHead title="Heartbeat" />
      <p className="px-3 pt-2 text-small text-text-3">
        After each good check this address is asked for, with nothing else said. A watchdog that misses it can tell you
        that this computer no longer watches.
      </p>
      <ul>
        {accounts.map((status) => (
          <HeartbeatRow key={status.account.id} status={status} />
        ))}
      </ul>
    </Panel>
  );
}
