import { type SyntheticEvent, useState } from 'react';
import { HeartbeatUrl } from '../../../shared/settings.ts';
import type { AccountStatus, Heartbeat } from '../../../shared/state.ts';
import { locale } from '../../locale.ts';
import { when } from '../../model/format.ts';
import { useCall } from '../../state/runs.ts';
import { Button } from '../../ui/Button.tsx';
import { Field } from '../../ui/Field.tsx';
import { Panel, PanelHead } from '../../ui/Panel.tsx';
import { Time } from '../../ui/Time.tsx';
import { useNow } from '../../ui/use-now.ts';
import { ProblemNote } from '../ProblemFace.tsx';

/** The result of the last heartbeat. */
function HeartbeatState({ heartbeat }: { readonly heartbeat: Heartbeat }) {
  const now = useNow();
  const { sentAt, problem } = heartbeat;
  return (
    <>
      {sentAt === undefined ? (
        'Not sent yet: it follows the next good check.'
      ) : (
        <>
          Last sent{' '}
          <Time at={sentAt} locale={locale}>
            {when(sentAt, now, locale)}
          </Time>
          .
        </>
      )}
      {problem !== undefined && <span className="block text-critical select-text">The last try failed: {problem}</span>}
    </>
  );
}

/** The heartbeat address of one account, saved on Enter or with its button. */
function HeartbeatRow({ status }: { readonly status: AccountStatus }) {
  const { account, heartbeat } = status;
  const [typed, setTyped] = useState(heartbeat?.url ?? '');
  const [isTried, setTried] = useState(false);
  const { isRunning, problem, call } = useCall('set_heartbeat', account.id);
  const checked = HeartbeatUrl.safeParse(typed);
  const isChanged = typed.trim() !== (heartbeat?.url ?? '');
  const set = (url: string | null) => call({ accountId: account.id, url });

  const submit = async (event: SyntheticEvent) => {
    event.preventDefault();
    setTried(true);
    if (isRunning || !isChanged || !checked.success) return;
    const answer = await set(checked.data);
    if (answer.ok) setTried(false);
  };
  const remove = async () => {
    const answer = await set(null);
    if (answer.ok) setTyped('');
  };
  const refusal = isTried && isChanged && !checked.success ? checked.error.issues[0]?.message : undefined;
  return (
    <li className="border-b px-3 py-3 last:border-b-0">
      <form noValidate onSubmit={submit} className="flex items-start gap-2">
        <div className="min-w-0 grow">
          <Field
            label={account.name}
            type="url"
            value={typed}
            placeholder="https://"
            maxLength={500}
            refusal={refusal}
            help={heartbeat && <HeartbeatState heartbeat={heartbeat} />}
            onChange={(event) => setTyped(event.target.value)}
          />
        </div>
        <div className="mt-5 flex gap-2">
          <Button type="submit" disabled={isRunning || !isChanged || typed.trim() === ''}>
            Save
            <span className="sr-only"> the heartbeat of {account.name}</span>
          </Button>
          {heartbeat && (
            <Button kind="destroying" disabled={isRunning} onClick={remove}>
              Remove
              <span className="sr-only"> the heartbeat of {account.name}</span>
            </Button>
          )}
        </div>
      </form>
      <ProblemNote problem={problem} />
    </li>
  );
}

/** The addresses that Relaywatch requests after every good check. */
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
