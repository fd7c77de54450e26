import type { Incident } from '../../../shared/alert.ts';
import { inSentences } from '../../../shared/failure.ts';
import type { AccountStatus } from '../../../shared/state.ts';
import { locale } from '../../locale.ts';
import { incidentTitle } from '../../model/incident/incident.ts';
import { useIncidentRun } from '../../state/incidents.ts';
import { IncidentTable } from './IncidentTable.tsx';

interface Props {
  readonly incidents: readonly Incident[];
  readonly accounts: readonly AccountStatus[];
  readonly now: number;
}

/** What could not be done about one of the rows, said below them. */
function RowProblem({ incident }: { readonly incident: Incident }) {
  const { problem } = useIncidentRun(incident);
  return problem ? (
    <p role="alert" className="mt-2 text-small text-critical select-text">
      {incidentTitle(incident, locale)}: {inSentences(problem)}
    </p>
  ) : null;
}

/** What is wrong now, worst first. */
export function OpenIncidents({ incidents, accounts, now }: Props) {
  return (
    <>
      <IncidentTable incidents={incidents} accounts={accounts} now={now} />
      {incidents.map((incident) => (
        <RowProblem key={incident.id} incident={incident} />
      ))}
    </>
  );
}
