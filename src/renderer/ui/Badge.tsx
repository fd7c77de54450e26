import { MARK_WORDS, type Mark } from '../model/mark.ts';
import { StateShape } from './StateShape.tsx';

const WORD_COLOURS: Readonly<Record<Mark, string>> = {
  ok: 'text-ok',
  insufficient_data: 'text-text-2',
  warning: 'text-warning',
  critical: 'text-critical',
  blind: 'text-blind',
  paused: 'text-text-2',
};

/** A shape and its word. */
export function Badge({ mark, word = MARK_WORDS[mark] }: { readonly mark: Mark; readonly word?: string }) {
  return (
    <span className={`inline-flex items-center gap-1.5 text-small font-medium whitespace-nowrap ${WORD_COLOURS[mark]}`}>
      <StateShape mark={mark} size={12} />
      {word}
    </span>
  );
}
