import { type ReactNode, useState } from 'react';
import { maskedKey } from '../../../shared/account.ts';
import type { AccountStatus } from '../../../shared/state.ts';
import { locale } from '../../locale.ts';
import { when } from '../../model/format.ts';
import { faceOf, missingPaths } from '../../model/incident/account-summary.ts';
import { problemOf } from '../../model/problem.ts';
import { tell, useCall } from '../../state/runs.ts';
import { Button } from '../../ui/Button.tsx';
import { NoteLine, StaleLine } from '../../ui/Face.tsx';
import { Icon } from '../../ui/Icon.tsx';
import { StateShape } from '../../ui/StateShape.tsx';
import { AddressChanged } from '../account/AddressChanged.tsx';
import { PermissionDialog } from '../account/PermissionDialog.tsx';
import { ReplaceKeyDialog } from '../account/ReplaceKeyDialog.tsx';
import { ProblemFace } from '../ProblemFace.tsx';

interface Props {
  readonly status: AccountStatus;
  readonly now: number;
}

/** Explains figures that are incomplete or stale, or stands in for missing ones. */
export function AccountNotice({ status, now }: Props) {
  const [dialog, setDialog] = useState<'key' | 'permissions'>();
  const { watch, account } = status;
  const pausing = useCall('pause_account', account.id);
  const face = faceOf(status, now, locale);
  const lacks = missingPaths(status);
  const outcome = watch.outcome?.kind;
  const needsKey = (outcome === 'key_refused' || outcome === 'no_key') && !account.simulated;
  const checkNow = () => tell('check_now', { accountId: account.id });
  const remedy = needsKey
    ? { label: 'Replace key…', act: () => setDialog('key') }
    : { label: 'Try now', act: checkNow };

  const line = (): ReactNode => {
    if (!account.paused && watch.failure?.kind === 'address-changed') {
      return <AddressChanged account={account} failure={watch.failure} isWhole={face.kind === 'failed'} />;
    }
    if (face.kind === 'stale') {
      return (
        <StaleLine text={face.text}>
          {outcome === 'no_key' && needsKey && (
            <Button size="row" disabled={watch.isChecking} onClick={checkNow}>
              Try now
            </Button>
          )}
          <Button size="row" disabled={watch.isChecking} onClick={remedy.act}>
            {remedy.label}
          </Button>
        </StaleLine>
      );
    }
    if (face.kind === 'failed' && watch.failure) {
      const next = watch.nextAt === undefined ? undefined : `Next try at ${when(watch.nextAt, now, locale)}.`;
      return <ProblemFace problem={problemOf(watch.failure)} next={next} retry={remedy} />;
    }
    if (face.kind === 'paused') {
      return (
        <NoteLine sign={<StateShape mark="paused" />} text={face.text}>
          <Button size="row" onClick={() => pausing.call({ accountId: account.id, paused: false })}>
            Resume
          </Button>
        </NoteLine>
      );
    }
    if (lacks.length > 0) {
      return (
        <NoteLine
          sign={<Icon name="lock" />}
          text={
            <>
              Key {maskedKey(account)} lacks <span className="font-mono text-small">{lacks.join(', ')}</span>
            </>
          }
        >
          <Button size="row" onClick={() => setDialog('permissions')}>
            Show permissions
          </Button>
        </NoteLine>
      );
    }
    return null;
  };

  return (
    <>
      {line()}
      <ReplaceKeyDialog account={account} isOpen={dialog === 'key'} onClose={() => setDialog(undefined)} />
      <PermissionDialog status={status} isOpen={dialog === 'permissions'} onClose={() => setDialog(undefined)} />
    </>
  );
}
