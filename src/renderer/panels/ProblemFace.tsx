import { inSentences } from '../../shared/failure.ts';
import { detailsOf, type Problem } from '../model/problem.ts';
import { tell } from '../state/runs.ts';
import { Button } from '../ui/Button.tsx';
import { Face } from '../ui/Face.tsx';
import { RequestId } from './RequestId.tsx';

interface Props {
  readonly problem: Problem;
  /** Added to the advice, such as when the next try is. */
  readonly next?: string | undefined;
  readonly retry?: { readonly label: string; readonly act: () => void };
}

/** The failed state: what happened, what to do, and the request id for support. */
export function ProblemFace({ problem, next, retry }: Props) {
  const isPermission = problem.kind === 'permission-missing';
  return (
    <Face
      sign={isPermission ? { icon: 'lock' } : { icon: 'info' }}
      title={problem.title}
      actions={
        <>
          {retry && (
            <Button icon="refresh" onClick={retry.act}>
              {retry.label}
            </Button>
          )}
          <Button kind="quiet" onClick={() => tell('copy_text', { text: detailsOf(problem) })}>
            Copy details
          </Button>
        </>
      }
    >
      <p>
        {problem.advice}
        {next && ` ${next}`}
      </p>
      {problem.requestId && (
        <p className="mt-1">
          <RequestId id={problem.requestId} />
        </p>
      )}
    </Face>
  );
}

/** A failure shown beside the control that caused it. */
export function ProblemNote({ problem }: { readonly problem: Problem | undefined }) {
  if (!problem) return null;
  return (
    <div role="alert" className="mt-2 scroll-mb-3 text-small select-text">
      <p className="text-critical">{inSentences(problem)}</p>
      {problem.requestId && <RequestId id={problem.requestId} />}
    </div>
  );
}
