import type { ReactNode } from 'react';
import { Panel } from '../ui/Panel.tsx';
import { SkeletonRows } from '../ui/Skeleton.tsx';
import { ProblemFace } from './ProblemFace.tsx';
import type { Asked } from './use-answer.ts';

interface Props {
  readonly asked: Asked<unknown>;
  /** What is on its way: `Loading the readings`. */
  readonly label: string;
  /** It stands by itself on the page, not within a panel. */
  readonly isFramed?: boolean;
}

/**
 * In place of an answer: that it is on its way, or why it did not come, with a way to ask again. Nothing once it is
 * here.
 */
export function Unanswered({ asked: { page, askAgain }, label, isFramed = false }: Props) {
  const frame = (face: ReactNode) => (isFramed ? <Panel>{face}</Panel> : face);
  if (page.face === 'loading') return frame(<SkeletonRows label={label} />);
  if (page.face === 'failed')
    return frame(<ProblemFace problem={page.problem} retry={{ label: 'Try again', act: askAgain }} />);
  return null;
}
