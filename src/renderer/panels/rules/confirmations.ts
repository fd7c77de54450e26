import { METRICS, type Rule } from '../../../shared/alert.ts';
import { isolated } from '../../../shared/locale.ts';
import { PRESETS, type PresetName } from '../../../shared/presets.ts';
import type { AccountStatus } from '../../../shared/state.ts';
import { counted } from '../../../shared/words.ts';
import { sayLimit } from '../../model/rule/rule-text.ts';

/** The question before rules are removed: which ones, and what follows. */
interface Confirmation {
  readonly title: string;
  readonly consequence: string;
  readonly names: readonly string[];
}

export const PRESET_TEXT: Readonly<Record<PresetName, { readonly name: string; readonly note: string }>> = {
  provider: { name: "SMTP2GO's limits", note: 'bounces 8 / 12%' },
  strict: { name: 'strict limits', note: 'bounces 5 / 8%' },
};

/** The open incidents of a rule. */
export const openOf = (rule: Pick<Rule, 'id'>, { openIncidents }: Pick<AccountStatus, 'openIncidents'>): number =>
  openIncidents.filter(({ subject }) => subject.kind === 'series' && subject.ruleId === rule.id).length;

const closing = (open: number): string => {
  if (open === 0) return '';
  return open === 1 ? ' Its open incident closes.' : ` Its ${open} open incidents close.`;
};

export const removalQuestion = (rule: Rule, status: AccountStatus): Confirmation => ({
  title: `Remove ${isolated(rule.name)}`,
  consequence: `It is no longer watched.${closing(openOf(rule, status))} Incidents that have ended stay in the history. This cannot be undone.`,
  names: [rule.name],
});

/** Names the current rules and what replaces them. */
export function presetQuestion(preset: PresetName, status: AccountStatus, locale: string): Confirmation {
  const open = status.rules.reduce((sum, rule) => sum + openOf(rule, status), 0);
  const now = PRESETS[preset];
  const limits = now.map((rule) => {
    const set = [rule.warning, rule.critical].filter((limit) => limit !== undefined);
    return `${METRICS[rule.metric].title.toLowerCase()} ${set.map((limit) => sayLimit(rule, limit, locale)).join(' / ')}`;
  });
  const closes =
    open === 0 ? '' : ` ${counted(open, 'open incident closes', 'open incidents close', locale)} and may open again.`;
  return {
    title: `Use ${PRESET_TEXT[preset].name}`,
    consequence: `${counted(now.length, 'rule', 'rules', locale)} (${[...new Set(limits)].join(', ')}) take the place of what ${isolated(status.account.name)} has now.${closes} This cannot be undone.`,
    names: status.rules.map(({ name }) => name),
  };
}
