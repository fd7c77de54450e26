import { type SyntheticEvent, useState } from 'react';
import { PersonAddress } from '../../../shared/person.ts';
import { Button } from '../../ui/Button.tsx';
import { Field } from '../../ui/Field.tsx';
import { Panel, PanelHead } from '../../ui/Panel.tsx';
import { ErasePersonDialog } from '../person/ErasePersonDialog.tsx';

/** Erases what this computer stores about one e-mail address. */
export function StoredData() {
  const [typed, setTyped] = useState('');
  const [isTried, setTried] = useState(false);
  const [address, setAddress] = useState<string>();
  const [isErased, setErased] = useState(false);
  const checked = PersonAddress.safeParse(typed);

  const submit = (event: SyntheticEvent) => {
    event.preventDefault();
    setTried(true);
    setErased(false);
    if (checked.success) setAddress(checked.data);
  };
  const erased = () => {
    setTyped('');
    setTried(false);
    setErased(true);
  };
  return (
    <Panel aria-label="Data on this computer">
      <PanelHead title="Data on this computer" />
      <p className="px-3 pt-2 text-small text-text-3">
        Readings, incidents and opened lists may name people. Erase what is stored about one e-mail address, for every
        account and for forgotten accounts whose data was kept.
      </p>
      <form noValidate onSubmit={submit} className="flex items-start gap-2 px-3 py-3">
        <div className="min-w-0 grow">
          <Field
            label="E-mail address"
            type="email"
            value={typed}
            maxLength={254}
            refusal={isTried && !checked.success ? checked.error.issues[0]?.message : undefined}
            help={<span role="status">{isErased && 'The address was erased from this computer.'}</span>}
            onChange={(event) => setTyped(event.target.value)}
          />
        </div>
        <div className="mt-5">
          <Button type="submit" disabled={typed.trim() === ''}>
            Find…
          </Button>
        </div>
      </form>
      <ErasePersonDialog
        person={address === undefined ? undefined : { address }}
        onClose={() => setAddress(undefined)}
        onErased={erased}
      />
    </Panel>
  );
}
