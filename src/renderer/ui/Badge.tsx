import { MARK_LABELS, type Mark } from '../model/mark.ts';
import { StateShape } from './StateShape.tsx';

const LABEL_COLOURS: Readonly<Record<Mark, string>> = {
  ok: 'text-ok',
  insufficient_data: 'text-text-2',
  warning: 'text-warning',
  critical: 'text-critical',
  no_data: 'text-no-data',
  paused: 'text-text-2',
};

/** A shape with its label. */
export function Badge({ mark, label = MARK_LABELS[mark] }: { readonly mark: Mark; readonly label?: string }) {
  return (
    <span
      className={`inline-flex items-center gap-1.5 text-small font-medium whitespace-nowrap ${LABEL_COLOURS[mark]}`}
    >
      <StateShape mark={mark} size={12} />
      {label}
    </span>
  );
}
