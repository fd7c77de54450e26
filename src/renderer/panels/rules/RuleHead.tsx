import { count } from '../../../shared/words.ts';
import { locale } from '../../locale.ts';
import { go } from '../../state/view.ts';
import { Button, LinkButton } from '../../ui/Button.tsx';
import { Icon } from '../../ui/Icon.tsx';
import { Switch } from '../../ui/Switch.tsx';
import { Tag } from '../../ui/Tag.tsx';

export const toRules = (): void => go({ screen: 'alerts', tab: 'rules' });

interface Props {
  readonly title: string;
  /** The stored revision; undefined for a new rule. */
  readonly revision: number | undefined;
  readonly isEnabled: boolean;
  readonly isChanged: boolean;
  readonly canSave: boolean;
  /** The id of the form to submit. */
  readonly formId: string;
  readonly onEnable: (isEnabled: boolean) => void;
  readonly onDuplicate: () => void;
  readonly onDiscard: () => void;
}

/** The name and revision of a rule, and its actions. */
export function RuleHead(props: Props) {
  const { title, revision, isEnabled, isChanged, canSave, formId } = props;
  const isNew = revision === undefined;
  const state = isNew ? 'new' : `revision ${count(revision, locale)}`;
  return (
    <>
      <LinkButton className="mb-1 flex items-center gap-1 text-small" onClick={toRules}>
        <Icon name="left" size={12} /> Rules
      </LinkButton>
      <div className="mb-3 flex flex-wrap items-center gap-x-3 gap-y-2">
        <h1 className="min-w-0 truncate text-title tracking-[-0.012em]" title={title}>
          {title}
        </h1>
        <Tag>{isChanged ? `${state}, changed` : state}</Tag>
        <div className="ml-auto flex flex-wrap items-center gap-2">
          {!isNew && <Switch label="Enabled" isOn={isEnabled} onChange={props.onEnable} />}
          {!isNew && (
            <Button kind="quiet" onClick={props.onDuplicate}>
              Duplicate
            </Button>
          )}
          <Button disabled={!isChanged} onClick={props.onDiscard}>
            Discard
          </Button>
          <Button type="submit" form={formId} kind="primary" disabled={!canSave}>
            {isNew ? 'Save rule' : `Save as revision ${count(revision + 1, locale)}`}
          </Button>
        </div>
      </div>
    </>
  );
}
