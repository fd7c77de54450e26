import { maskedKey } from '../../../shared/account.ts';
import { ACTIONS } from '../../../shared/actions/index.ts';
import { missingPath } from '../../model/ability.ts';
import { tell } from '../../state/runs.ts';
import { Button } from '../../ui/Button.tsx';
import { Face } from '../../ui/Face.tsx';
import { ProblemNote } from '../ProblemFace.tsx';
import { ActionFields } from './ActionFields.tsx';
import { Guard } from './Guard.tsx';
import { RunProgress } from './RunProgress.tsx';
import type { ActionFormState } from './use-action-form.ts';

/** What stands in place of the fields where the key may not do this: what is missing and where to tick it. */
function NotAllowed({ account, path }: Pick<ActionFormState, 'account'> & { readonly path: string }) {
  return (
    <Face
      sign={{ icon: 'lock' }}
      title={`This key lacks ${path}`}
      actions={
        <>
          <Button
            icon="refresh"
            disabled={account.watch.isChecking}
            onClick={() => tell('check_now', { accountId: account.account.id })}
          >
            Check again
          </Button>
          <Button kind="quiet" onClick={() => tell('copy_text', { text: path })}>
            Copy the permission
          </Button>
        </>
      }
    >
      At SMTP2GO open Settings, API Keys, key <span className="font-mono text-small">{maskedKey(account.account)}</span>
      , and tick it.
    </Face>
  );
}

/** The fields of an action with all that is said about them: refusals, facts and phrase, progress, failure. */
export function FormBody({ form }: { readonly form: ActionFormState }) {
  const { id, account, fields, values, refusals, asked, problem, underWay, obstacle } = form;
  const missing = missingPath(account, ACTIONS[id]);
  if (missing !== undefined) return <NotAllowed account={account} path={missing} />;
  return (
    <>
      <ActionFields action={ACTIONS[id]} fields={fields} values={values} refusals={refusals} onChange={form.change} />
      {asked && <Guard facts={asked.facts} phrase={asked.phrase} value={form.phrase} onChange={form.setPhrase} />}
      {underWay && <RunProgress underWay={underWay} />}
      <ProblemNote problem={problem} />
      {obstacle !== undefined && <p className="text-small text-text-2">{obstacle}</p>}
    </>
  );
}
