import { useState } from 'react';
import { ApiKey, hintOf } from '../../../shared/account.ts';
import type { Keychain } from '../../../shared/state.ts';
import { keyProblem, keyStorageText } from '../../model/key.ts';
import { Field } from '../../ui/Field.tsx';
import { Icon } from '../../ui/Icon.tsx';

interface Props {
  readonly value: string;
  readonly keychain: Keychain;
  readonly onChange: (value: string) => void;
  readonly isTall?: boolean;
  /** Reports unfinished keys too, because the form was submitted. */
  readonly isStrict: boolean;
}

/** The field for an API key. Hidden unless revealed, and checked while typing. */
export function KeyField({ value, keychain, onChange, isTall = false, isStrict }: Props) {
  const [isShown, setShown] = useState(false);
  const isRight = ApiKey.safeParse(value).success;
  const help = isRight ? (
    <span className="flex gap-1.5">
      <span className="text-ok">
        <Icon name="check" size={14} />
      </span>
      <span>
        <span className="font-mono text-least">{hintOf(value.trim())}…</span> looks right. {keyStorageText(keychain)}
      </span>
    </span>
  ) : (
    'Starts with api-, then 32 letters or digits.'
  );
  return (
    <Field
      label="API key"
      name="key"
      isSecret
      type={isShown ? 'text' : 'password'}
      icon="key"
      value={value}
      onChange={(event) => onChange(event.target.value)}
      className="font-mono"
      isTall={isTall}
      help={help}
      refusal={keyProblem(value, isStrict)}
      data-first
      inside={
        <button
          type="button"
          className="rounded-bar text-small font-medium text-accent hover:underline"
          aria-pressed={isShown}
          onClick={() => setShown(!isShown)}
        >
          {isShown ? 'Hide' : 'Show'}
        </button>
      }
    />
  );
}
