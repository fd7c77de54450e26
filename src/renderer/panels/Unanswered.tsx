import type { ReactNode } from 'react';
import { Panel } from '../ui/Panel.tsx';
import { SkeletonRows } from '../ui/Skeleton.tsx';
import { ProblemFace } from './ProblemFace.tsx';
import type { Asked } from './use-answer.ts';
import { WaitLine } from './WaitText.tsx';

interface Props {
  readonly asked: Asked<unknown>;
  /** The loading message: `Loading the readings`. */
  readonly label: string;
  /** Has its own frame, outside of a panel. */
  readonly isFramed?: boolean;
}

/**
 * Stands in for an answer that is loading or has failed, with a retry button. Renders nothing once the answer is here.
 */
export function Unanswered({ asked: { page, askAgain, runId }, label, isFramed = false }: Props) {
  const frame = (face: ReactNode) => (isFramed ? <Panel>{face}</Panel> : face);
  if (page.face === 'loading')
    return frame(
      <>
        <WaitLine runId={runId} />
        <SkeletonRows label={label} />
      </>,
    );
  if (page.face === 'failed')
    return frame(<ProblemFace problem={page.problem} retry={{ label: 'Try again', act: askAgain }} />);
  return null;
}
