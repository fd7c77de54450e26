import { useState } from 'react';
import { useCall } from '../../state/runs.ts';
import { Button } from '../../ui/Button.tsx';
import { ProblemNote } from '../ProblemFace.tsx';

/** What is kept of an account's lists for reading offline, and the way to forget it. */
export function KeptAnswers({ accountId }: { readonly accountId: string }) {
  const { isRunning, problem, call } = useCall('erase_answers', accountId);
  const [isErased, setErased] = useState(false);
  const erase = async () => {
    const answer = await call({ accountId });
    setErased(answer.ok);
  };
  return (
    <>
      <p className="mt-1 flex flex-wrap items-center gap-x-2 pl-6 text-small text-text-3">
        <span className="font-medium text-text-2">Kept for offline</span>
        <span role="status">
          {isErased
            ? 'Erased. Lists are kept again as they are opened.'
            : 'The lists that were opened, for up to 90 days.'}
        </span>
        <Button size="row" kind="quiet" disabled={isRunning} onClick={erase}>
          Erase
        </Button>
      </p>
      <ProblemNote problem={problem} />
    </>
  );
}
