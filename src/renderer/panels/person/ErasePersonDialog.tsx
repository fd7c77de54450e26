import { isolated } from '../../../shared/locale.ts';
import { locale } from '../../locale.ts';
import { ask, useCall } from '../../state/runs.ts';
import { forgetTyped, type Person } from '../../state/typed.ts';
import { Button } from '../../ui/Button.tsx';
import { Dialog } from '../../ui/Dialog.tsx';
import { ProblemNote } from '../ProblemFace.tsx';
import { useAnswer } from '../use-answer.ts';
import { tracesText } from './traces-text.ts';

interface Props {
  /** Whom to erase; undefined while the dialog is closed. */
  readonly person: Person | undefined;
  readonly onClose: () => void;
  readonly onErased: () => void;
}

/** Says what this computer stores about an address, and erases it. */
export function ErasePersonDialog({ person, onClose, onErased }: Props) {
  return person && <OpenDialog key={person.address} person={person} onClose={onClose} onErased={onErased} />;
}

function OpenDialog({ person, onClose, onErased }: Props & { readonly person: Person }) {
  const { address, account } = person;
  const input = { address, ...(account ? { accountId: account.id } : {}) };
  const erasing = useCall('erase_person');
  const { page } = useAnswer(address, undefined, () => ask('find_person', input));
  const sentences = page.face === 'ready' ? tracesText(page.data, locale) : undefined;
  const close = () => {
    erasing.clear();
    onClose();
  };
  const erase = async () => {
    const answer = await erasing.call(input);
    if (!answer.ok) return;
    forgetTyped(person);
    onErased();
    close();
  };
  const isNothing = sentences?.length === 0;
  return (
    <Dialog
      title={`Erase ${address}?`}
      isOpen
      onClose={close}
      actions={
        <>
          <Button data-first onClick={close}>
            {isNothing ? 'Close' : 'Keep'}
          </Button>
          {!isNothing && (
            <Button kind="destroying" disabled={!sentences || erasing.isRunning} onClick={erase}>
              Erase address
            </Button>
          )}
        </>
      }
    >
      {page.face === 'failed' && <ProblemNote problem={page.problem} />}
      {page.face === 'loading' && <p role="status">Searching the stored data…</p>}
      {isNothing && (
        <p>
          {account ? `The stored data of ${isolated(account.name)} has` : 'The stored data of all accounts has'} nothing
          about it.
        </p>
      )}
      {sentences && !isNothing && (
        <>
          <p>
            {account
              ? `In the stored data of ${isolated(account.name)}:`
              : 'In the stored data of every account, forgotten ones too:'}
          </p>
          <ul className="mt-1 list-disc space-y-1 pl-5 text-text">
            {sentences.map((sentence) => (
              <li key={sentence}>{sentence}</li>
            ))}
          </ul>
          <p className="mt-2">
            This can’t be undone. Nothing changes at SMTP2GO: if it reports the address again, Relaywatch stores that
            again.
          </p>
        </>
      )}
      <ProblemNote problem={erasing.problem} />
    </Dialog>
  );
}
