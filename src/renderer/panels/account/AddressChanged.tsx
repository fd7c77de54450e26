import type { Account } from '../../../shared/account.ts';
import { explain, type Failure } from '../../../shared/failure.ts';
import { useCall } from '../../state/runs.ts';
import { Button } from '../../ui/Button.tsx';
import { NoteLine } from '../../ui/Face.tsx';
import { Icon } from '../../ui/Icon.tsx';
import { ProblemNote } from '../ProblemFace.tsx';

interface Props {
  readonly account: Account;
  readonly failure: Failure & { readonly kind: 'address-changed' };
  /** It stands alone, without figures below. */
  readonly isWhole: boolean;
}

const hostOf = (baseUrl: string): string => (URL.canParse(baseUrl) ? new URL(baseUrl).host : baseUrl);

/** Asks which address is right, before the key goes to one that it was not given for. */
export function AddressChanged({ account, failure, isWhole }: Props) {
  const { isRunning, problem, call } = useCall('confirm_address', account.id);
  const { title, advice } = explain(failure);
  const { was, now } = failure;
  const answer = (use: 'new' | 'earlier') => () => call({ accountId: account.id, use });
  return (
    <>
      <NoteLine
        isWhole={isWhole}
        sign={<Icon name="lock" />}
        text={
          <>
            <span className="font-semibold wrap-anywhere">{title}.</span>{' '}
            <span className="wrap-anywhere">{advice}</span>
          </>
        }
      >
        <span className="flex flex-wrap gap-1">
          <Button size="row" disabled={isRunning} onClick={answer('earlier')}>
            {hostOf(was) === hostOf(now) ? 'Go back' : `Go back to ${hostOf(was)}`}
          </Button>
          <Button size="row" kind="destroying" disabled={isRunning} onClick={answer('new')}>
            Use the new address
          </Button>
        </span>
      </NoteLine>
      <ProblemNote problem={problem} />
    </>
  );
}
