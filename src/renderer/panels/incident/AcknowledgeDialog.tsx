import { type SyntheticEvent, useId, useState } from 'react';
import type { Incident } from '../../../shared/alert.ts';
import { isNoSecret, LOOKS_SECRET } from '../../../shared/secrets.ts';
import { locale } from '../../locale.ts';
import { incidentTitle } from '../../model/incident/incident.ts';
import { acknowledge, useIncidentRun } from '../../state/incidents.ts';
import { Button } from '../../ui/Button.tsx';
import { Dialog } from '../../ui/Dialog.tsx';
import { TextArea } from '../../ui/TextArea.tsx';
import { ProblemNote } from '../ProblemFace.tsx';

interface Props {
  readonly incident: Incident;
  readonly isOpen: boolean;
  readonly onClose: () => void;
}

const MOST_NOTE = 500;

/** Acknowledges an incident, with an optional note. */
export function AcknowledgeDialog({ incident, isOpen, onClose }: Props) {
  const id = useId();
  const [note, setNote] = useState('');
  const { isRunning, problem } = useIncidentRun(incident);
  const submit = async (event: SyntheticEvent) => {
    event.preventDefault();
    if (isRunning || !isNoSecret(note) || !(await acknowledge(incident, note.trim()))) return;
    setNote('');
    onClose();
  };
  return (
    <Dialog
      title={`Acknowledge ${incidentTitle(incident, locale)}`}
      isOpen={isOpen}
      onClose={onClose}
      actions={
        <>
          <Button onClick={onClose}>Cancel</Button>
          <Button type="submit" form={id} kind="primary" disabled={isRunning}>
            Acknowledge
          </Button>
        </>
      }
    >
      <form id={id} onSubmit={submit}>
        <p className="mb-3">
          It stays open and is still watched. There are no more reminders until it gets worse or is over.
        </p>
        <TextArea
          label="Note"
          help="Optional: what you found, or what is being done. It stands in the timeline."
          refusal={isNoSecret(note) ? undefined : LOOKS_SECRET}
          name="note"
          value={note}
          maxLength={MOST_NOTE}
          spellCheck
          onChange={(event) => setNote(event.target.value)}
          data-first
        />
        <ProblemNote problem={problem} />
      </form>
    </Dialog>
  );
}
