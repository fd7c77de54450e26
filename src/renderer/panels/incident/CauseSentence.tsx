import { lazy, Suspense, useState } from 'react';
import type { Incident, Metric } from '../../../shared/alert.ts';
import type { Cause } from '../../../shared/cause.ts';
import type { AccountStatus } from '../../../shared/state.ts';
import { counted } from '../../../shared/words.ts';
import { locale } from '../../locale.ts';
import { incidentTitle } from '../../model/incident/incident.ts';
import { Button } from '../../ui/Button.tsx';
import { causeSentence } from './cause-text.ts';

/** Loaded on first use, because it brings the forms of all actions. */
const SuppressForm = lazy(async () => {
  const { SuppressForm: form } = await import('./SuppressForm.tsx');
  return { default: form };
});

interface Props {
  readonly cause: Cause;
  readonly incident: Incident;
  readonly metric: Metric;
  readonly status: AccountStatus;
}

/** The cause of an incident in one sentence, and the next step. */
export function CauseSentence({ cause, incident, metric, status }: Props) {
  const [isSuppressing, setSuppressing] = useState(false);
  const { what, advice } = causeSentence(cause, metric, locale);
  const { deadRecipients } = cause;
  return (
    <div className="mb-3 flex min-h-11 flex-wrap items-center gap-x-3 gap-y-2 rounded-panel border bg-sunken py-1.5 pr-2 pl-3">
      <p className="min-w-0 flex-1 basis-80 break-words select-text">
        <span className="font-medium">{what}</span> {advice && <span className="text-text-2">{advice}</span>}
      </p>
      {deadRecipients.length > 0 && (
        <Button onClick={() => setSuppressing(true)}>
          Suppress {counted(deadRecipients.length, 'address', 'addresses', locale)}…
        </Button>
      )}
      {isSuppressing && (
        <Suspense>
          <SuppressForm
            status={status}
            recipients={deadRecipients}
            reason={`Relaywatch: ${incidentTitle(incident, locale)}`}
            onClose={() => setSuppressing(false)}
          />
        </Suspense>
      )}
    </div>
  );
}
