import type { RunAnswer } from '../../../shared/bridge.ts';
import { tell } from '../../state/runs.ts';
import { Button, IconButton } from '../../ui/Button.tsx';
import { Icon } from '../../ui/Icon.tsx';

interface Props {
  readonly title: string;
  readonly answer: RunAnswer;
  readonly onClose: () => void;
}

/** The password of a user just created: in no other answer, and kept nowhere. */
function passwordIn(data: unknown): string | undefined {
  if (typeof data !== 'object' || data === null || !('email_password' in data)) return undefined;
  return typeof data.email_password === 'string' ? data.email_password : undefined;
}

/** What an action answered: what to know of it, and a password that is shown this once. */
export function ActionEnd({ title, answer, onClose }: Props) {
  const password = passwordIn(answer.data);
  return (
    <div className="flex flex-col gap-4">
      <p role="status" className="flex items-center gap-2">
        <span className="text-ok">
          <Icon name="check" />
        </span>
        {title}: done
      </p>
      {answer.notes.map((note) => (
        <p key={note} className="text-text-2 select-text">
          {note}
        </p>
      ))}
      {password !== undefined && (
        <div className="rounded-panel border border-line-strong bg-sunken p-3">
          <p className="mb-2 text-small text-text-2">The password, shown this once and kept nowhere:</p>
          <p className="flex items-center gap-2">
            <span className="min-w-0 font-mono break-all select-text">{password}</span>
            <IconButton icon="copy" name="Copy the password" onClick={() => tell('copy_text', { text: password })} />
          </p>
        </div>
      )}
      <div className="flex justify-end gap-2">
        <Button
          kind="quiet"
          onClick={() => tell('copy_text', { text: JSON.stringify(withoutSecret(answer), undefined, 2) })}
        >
          Copy as JSON
        </Button>
        <Button kind="primary" data-first onClick={onClose}>
          Done
        </Button>
      </div>
    </div>
  );
}

const withoutSecret = ({ data, total, requestId, notes }: RunAnswer) => ({
  data: passwordIn(data) === undefined ? data : { ...Object(data), email_password: undefined },
  total,
  requestId,
  notes,
});
