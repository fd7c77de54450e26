import type { Wait } from '../../shared/failure.ts';
import { waitText } from '../model/wait-text.ts';
import { useWait } from '../state/waits.ts';
import { NoteLine } from '../ui/Face.tsx';
import { Icon } from '../ui/Icon.tsx';
import { useNow } from '../ui/use-now.ts';

interface Props {
  readonly runId: string | undefined;
}

/** Says after other words that a run waits for its turn, and counts down. Renders nothing while it goes on. */
export function WaitText({ runId }: Props) {
  const wait = useWait(runId);
  return (
    wait && (
      <>
        {' · '}
        <Countdown wait={wait} />
      </>
    )
  );
}

/** The same as a line above what is loading, or above the rows until the next ones come. */
export function WaitLine({ runId, isWhole = false }: Props & { readonly isWhole?: boolean }) {
  const wait = useWait(runId);
  return (
    wait && (
      <NoteLine isWhole={isWhole} sign={<Icon name="clock" size={14} />} text={<Countdown wait={wait} />}>
        <span className="text-small text-text-2 max-wide:hidden">Relaywatch stays within SMTP2GO’s rate limits</span>
      </NoteLine>
    )
  );
}

function Countdown({ wait }: { readonly wait: Wait }) {
  const { what, left } = waitText(wait, useNow(1000));
  return (
    <span>
      {/* Only the first part is read out when it appears, not every second. */}
      <span role="status">{what}</span>
      <span role="timer">, {left}</span>
    </span>
  );
}
