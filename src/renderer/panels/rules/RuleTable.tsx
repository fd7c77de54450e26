import type { Rule } from '../../../shared/alert.ts';
import type { AccountStatus } from '../../../shared/state.ts';
import { count } from '../../../shared/words.ts';
import { locale } from '../../locale.ts';
import { minimumText, ruleSentence, shortSentence, speakSentence } from '../../model/rule/rule-text.ts';
import { duplicateRule } from '../../state/drafts.ts';
import { go } from '../../state/view.ts';
import { Icon } from '../../ui/Icon.tsx';
import { Menu, MenuItem, MenuLine } from '../../ui/Menu.tsx';
import { type PlainColumn, PlainList } from '../../ui/PlainTable.tsx';
import { StateShape } from '../../ui/StateShape.tsx';
import { Switch } from '../../ui/Switch.tsx';
import { openOf } from './confirmations.ts';
import { noDataReason } from './no-data-reason.ts';

interface Props {
  readonly status: AccountStatus;
  readonly onEnable: (rule: Rule, isEnabled: boolean) => void;
  readonly onRemove: (rule: Rule) => void;
}

/** The worst open incident of a rule, and the number of open incidents. */
function OpenCount({ rule, status }: { readonly rule: Rule; readonly status: AccountStatus }) {
  const open = openOf(rule, status);
  if (open === 0) return <span className="text-text-3">{count(0, locale)}</span>;
  const isCritical = status.openIncidents.some(
    ({ subject, level }) => subject.kind === 'series' && subject.ruleId === rule.id && level === 'critical',
  );
  return (
    <span className="inline-flex items-center gap-1.5">
      <StateShape mark={isCritical ? 'critical' : 'warning'} size={12} isNamed />
      {count(open, locale)}
    </span>
  );
}

const quiet = ({ enabled }: Rule): string => (enabled ? 'text-text-2' : 'text-text-3');

/** Rules as rows in the person's order: what each watches, or why it cannot. Each row leads to its editor. */
export function RuleTable({ status, onEnable, onRemove }: Props) {
  const accountId = status.account.id;
  const edit = (rule: Rule) => go({ screen: 'rule', accountId, ruleId: rule.id });
  const reasonOf = (rule: Rule) => (rule.enabled ? noDataReason(rule, status) : undefined);
  const columns: readonly PlainColumn<Rule>[] = [
    {
      title: 'Enabled',
      isTitleHidden: true,
      width: 'w-16',
      cellClass: 'pr-0',
      cell: (rule) => (
        <span className="flex">
          <Switch
            label={`${rule.name}: enabled`}
            isLabelHidden
            isOn={rule.enabled}
            onChange={(isEnabled) => onEnable(rule, isEnabled)}
          />
        </span>
      ),
    },
    {
      title: 'Rule',
      width: 'w-[21%] @max-[760px]:w-[26%] @max-[560px]:w-auto',
      cell: (rule) => (
        <button
          type="button"
          data-row
          title={rule.name}
          className={`block w-full truncate text-left outline-none focus-visible:underline ${rule.enabled ? 'font-medium' : 'text-text-3'}`}
          onClick={() => edit(rule)}
        >
          {rule.name}
        </button>
      ),
    },
    {
      title: 'Watches',
      width: 'w-auto',
      className: '@max-[560px]:hidden',
      cellClass: (rule) => `${reasonOf(rule) ? 'py-1.5' : 'truncate'} ${quiet(rule)}`,
      hint: (rule) => [ruleSentence(rule, locale), reasonOf(rule)].filter(Boolean).join('. '),
      cell: (rule) => {
        const noData = reasonOf(rule);
        if (!noData) return shortSentence(rule, locale);
        return (
          <span className="flex items-start gap-1.5 text-no-data">
            <span className="flex h-5 items-center">
              <StateShape mark="no_data" size={12} isNamed />
            </span>
            <span>{noData}</span>
          </span>
        );
      },
    },
    {
      title: 'Judges from',
      width: 'w-[18%]',
      className: '@max-[900px]:hidden',
      cellClass: (rule) => `truncate ${quiet(rule)}`,
      hint: (rule) => minimumText(rule, locale),
      cell: (rule) => minimumText(rule, locale),
    },
    {
      title: 'Notifications',
      width: 'w-[13%]',
      className: '@max-[760px]:hidden',
      cellClass: (rule) => `truncate ${quiet(rule)}`,
      hint: speakSentence,
      cell: speakSentence,
    },
    { title: 'Open', width: 'w-16', cell: (rule) => <OpenCount rule={rule} status={status} /> },
    {
      title: 'Actions',
      isTitleHidden: true,
      width: 'w-14 wide:w-16',
      cell: (rule) => (
        <Menu name={`Actions for ${rule.name}`} trigger={<Icon name="down" size={14} />} isFramed>
          <MenuItem sign={<Icon name="settings" size={14} />} onChoose={() => edit(rule)}>
            Edit
          </MenuItem>
          <MenuItem sign={<Icon name="copy" size={14} />} onChoose={() => duplicateRule(accountId, rule)}>
            Duplicate
          </MenuItem>
          <MenuLine />
          <MenuItem sign={<Icon name="close" size={14} />} onChoose={() => onRemove(rule)}>
            <span className="text-critical">Remove…</span>
          </MenuItem>
        </Menu>
      ),
    },
  ];
  return (
    <PlainList label={`Rules of ${status.account.name}`} columns={columns} rows={status.rules} keyOf={({ id }) => id} />
  );
}
