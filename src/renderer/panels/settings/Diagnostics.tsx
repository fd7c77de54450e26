import { useId, useState } from 'react';
import { type DiagnosticsReport, type ReportSection, reportText } from '../../../shared/diagnostics.ts';
import { tell, useCall } from '../../state/runs.ts';
import { Button } from '../../ui/Button.tsx';
import { Panel, PanelHead } from '../../ui/Panel.tsx';
import { ProblemNote } from '../ProblemFace.tsx';

/** All text of one section, as it is saved. A field that can't be changed, because that scrolls with the keyboard. */
function Section({ section }: { readonly section: ReportSection }) {
  const id = useId();
  const { title, text, problem } = section;
  return (
    <li className="border-t px-3 py-2">
      <label htmlFor={id} className="text-small font-medium text-text-2">
        {title}
      </label>
      {text !== '' && (
        <textarea
          id={id}
          readOnly
          value={text}
          spellCheck={false}
          aria-describedby={problem === undefined ? undefined : `${id}-problem`}
          className="mt-1 block field-sizing-content max-h-60 w-full resize-none rounded-control bg-sunken px-2 py-1.5 font-mono text-small wrap-anywhere select-text"
        />
      )}
      {problem !== undefined && (
        <p id={`${id}-problem`} className="mt-1 text-small text-critical select-text">
          {problem}
        </p>
      )}
    </li>
  );
}

/** A report for support: shown whole, then saved or copied by the person. */
export function Diagnostics() {
  const creating = useCall('create_report');
  const saving = useCall('save_report');
  const [report, setReport] = useState<DiagnosticsReport>();
  const [done, setDone] = useState('');

  const create = async () => {
    setReport(undefined);
    setDone('');
    saving.clear();
    const answer = await creating.call(undefined);
    if (answer.ok) setReport(answer.data);
  };
  const save = async (reportId: string) => {
    setDone('');
    const answer = await saving.call({ reportId });
    if (answer.ok && answer.data === 'saved') setDone('Saved.');
  };
  const copy = (text: string) => {
    tell('copy_text', { text });
    setDone('Copied.');
  };
  return (
    <Panel aria-label="Diagnostics">
      <PanelHead title="Diagnostics" />
      <div className="p-3">
        <p className="mb-2 text-small text-text-3">
          A report on versions, desktop, keychain, settings without secrets, stored data, the last checks and the log.
          It names your accounts. You see all of it before you save it, and nothing is sent.
        </p>
        <div className="flex flex-wrap items-center gap-2">
          <Button disabled={creating.isRunning} onClick={create}>
            {report ? 'Create report again' : 'Create report'}
          </Button>
          {report && (
            <>
              <Button disabled={saving.isRunning} onClick={() => save(report.id)}>
                Save as zip…
              </Button>
              <Button icon="copy" onClick={() => copy(reportText(report))}>
                Copy
              </Button>
            </>
          )}
          <p role="status" className="min-w-0 text-text-2">
            {creating.isRunning ? 'Checking. What does not answer is left out after 20 s.' : done}
          </p>
        </div>
        <ProblemNote problem={creating.problem ?? saving.problem} />
      </div>
      {report && (
        <ul aria-label="Report">
          {report.sections.map((section) => (
            <Section key={section.name} section={section} />
          ))}
        </ul>
      )}
    </Panel>
  );
}
