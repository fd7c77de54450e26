import type { Rule } from '../../../shared/alert.ts';
import type { AccountStatus } from '../../../shared/state.ts';
import { count } from '../../../shared/words.ts';
import { locale } from '../../locale.ts';
import { minimumWords, ruleSentence, shortSentence, speakSentence } from '../../model/rule/rule-text.ts';
import { go } from '../../state/view.ts';
import { Icon } from '../../ui/Icon.tsx';
import { Menu, MenuItem, MenuLine } from '../../ui/Menu.tsx';
import { StateShape } from '../../ui/StateShape.tsx';
import { Switch } from '../../ui/Switch.tsx';
import { openOf } from './confirmations.ts';
import { duplicate } from './duplicate.ts';
import { whyBlind } from './no-data-reason.ts';

interface Props {
  readonly rule: Rule;
  readonly status: AccountStatus;
  readonly onEnable: (isEnabled: boolean) => void;
  readonly onRemove: () => void;
}

const CELL = 'h-8 border-b px-3';

/** The worst of the open incidents of a rule, and how many there are. */
function OpenCount({ rule, status }: Pick<Props, 'rule' | 'status'>) {
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

/** One rule: what it watches, or why it cannot. */
export function RuleRow({ rule, status, onEnable, onRemove }: Props) {
  const accountId = status.account.id;
  const edit = () => go({ screen: 'rule', accountId, ruleId: rule.id });
  const blind = rule.enabled ? whyBlind(rule, status) : undefined;
  const what = ruleSentence(rule, locale);
  const minimum = minimumWords(rule, locale);
  const speaks = speakSentence(rule);
  const quiet = rule.enabled ? 'text-text-2' : 'text-text-3';
  return (
    <tr className="group hover:bg-hover has-[[data-row]:focus-visible]:bg-selected">
      <td className={`${CELL} pr-0 wide:pl-6`}>
        <span className="flex">
          <Switch label={`${rule.name}: enabled`} isLabelHidden isOn={rule.enabled} onChange={onEnable} />
        </span>
      </td>
      <td className={CELL}>
        <button
          type="button"
          data-row
          title={rule.name}
          className={`block w-full truncate text-left outline-none focus-visible:underline ${rule.enabled ? 'font-medium' : 'text-text-3'}`}
          onClick={edit}
        >
          {rule.name}
        </button>
      </td>
      <td
        className={`${CELL} ${blind ? 'py-1.5' : 'truncate'} ${quiet} @max-[560px]:hidden`}
        title={blind ? `${what}. ${blind}` : what}
      >
        {blind ? (
          <span className="flex items-start gap-1.5 text-blind">
            <span className="flex h-5 items-center">
              <StateShape mark="blind" size={12} isNamed />
            </span>
            <span>{blind}</span>
          </span>
        ) : (
          shortSentence(rule, locale)
        )}
      </td>
      <td className={`${CELL} truncate ${quiet} @max-[900px]:hidden`} title={minimum}>
        {minimum}
      </td>
      <td className={`${CELL} truncate ${quiet} @max-[760px]:hidden`} title={speaks}>
        {speaks}
      </td>
      <td className={CELL}>
        <OpenCount rule={rule} status={status} />
      </td>
      <td className={`${CELL} wide:pr-6`}>
        <Menu name={`What can be done with ${rule.name}`} trigger={<Icon name="down" size={14} />} isFramed>
          <MenuItem sign={<Icon name="settings" size={14} />} onChoose={edit}>
            Edit
          </MenuItem>
          <MenuItem sign={<Icon name="copy" size={14} />} onChoose={() => duplicate(accountId, rule)}>
            Duplicate
          </MenuItem>
          <MenuLine />
          <MenuItem sign={<Icon name="close" size={14} />} onChoose={onRemove}>
            <span className="text-critical">Remove…</span>
          </MenuItem>
        </Menu>
      </td>
    </tr>
  );
}
