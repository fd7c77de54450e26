import { visible } from '../../shared/visible.ts';
import { tell } from '../state/runs.ts';
import { IconButton } from '../ui/Button.tsx';

/** Longer ids are shown with the middle cut out. */
const LEAST_CUT = 12;
const ENDS = 4;

interface Props {
  readonly id: string;
  /** For ids that matter little: `7d20…91be`. */
  readonly isShort?: boolean;
}

/** The request id SMTP2GO's support asks for, with a button to copy it. */
export function RequestId({ id, isShort = false }: Props) {
  const text = visible(id);
  const shown = isShort && text.length > LEAST_CUT ? `${text.slice(0, ENDS)}…${text.slice(-ENDS)}` : text;
  return (
    <span className="inline-flex max-w-full items-center gap-1 align-middle text-small text-text-3">
      request{' '}
      <span className="min-w-0 font-mono break-all select-text" title={text}>
        {shown}
      </span>
      <IconButton icon="copy" name="Copy the request id" onClick={() => tell('copy_text', { text: id })} />
    </span>
  );
}
