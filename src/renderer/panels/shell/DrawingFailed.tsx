import { NotLoaded } from '../../later.tsx';
import { mistakeIn, NOT_LOADED } from '../../model/problem.ts';
import { ProblemFace } from '../ProblemFace.tsx';

interface Props {
  readonly error: unknown;
  readonly what: 'screen' | 'window';
  /** Draws it again. Without it, and for a file that is missing, the window is loaded anew. */
  readonly retry?: () => void;
}

/** In place of what could not be drawn. */
export function DrawingFailed({ error, what, retry }: Props) {
  const isNotLoaded = error instanceof NotLoaded;
  return (
    <ProblemFace
      problem={isNotLoaded ? NOT_LOADED : mistakeIn(what)}
      retry={
        retry && !isNotLoaded
          ? { label: 'Try again', act: retry }
          : { label: 'Reload the window', act: () => location.reload() }
      }
    />
  );
}
