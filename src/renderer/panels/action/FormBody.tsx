import { ACTIONS } from '../../../shared/actions/index.ts';
import { PermissionFace } from '../PermissionFace.tsx';
import { ProblemNote } from '../ProblemFace.tsx';
import { ActionFields } from './ActionFields.tsx';
import { Guard } from './Guard.tsx';
import type { ActionFormState } from './use-action-form.ts';

/** The fields of an action with all that is said about them: refusals, facts and phrase, failure. */
export function FormBody({ form }: { readonly form: ActionFormState }) {
  const { id, account, fields, values, refusals, asked, problem, missing } = form;
  if (missing !== undefined) {
    return (
      <div className="-mx-3 -my-2">
        <PermissionFace status={account} title="This key may not do this" path={missing} />
      </div>
    );
  }
  return (
    <>
      <ActionFields action={ACTIONS[id]} fields={fields} values={values} refusals={refusals} onChange={form.change} />
      {asked && <Guard facts={asked.facts} phrase={asked.phrase} value={form.phrase} onChange={form.setPhrase} />}
      <ProblemNote problem={problem} />
    </>
  );
}
