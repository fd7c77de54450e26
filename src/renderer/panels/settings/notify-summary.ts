import type { Rule } from '../../../shared/alert.ts';
import { counted } from '../../../shared/words.ts';

type Speak = Rule['speak'][keyof Rule['speak']];

/** The loudest way a rule notifies, among its levels with a limit and its end. */
function loudest({ speak, warning, critical }: Rule): Speak {
  const ways = [
    warning === undefined ? undefined : speak.warning,
    critical === undefined ? undefined : speak.critical,
    speak.resolved,
  ];
  if (ways.includes('break_through')) return 'break_through';
  return ways.includes('notify') ? 'notify' : 'log_only';
}

/** `6 rules notify you, 1 of them in quiet hours too; 2 log only. 1 is off.` */
export function notifySummary(rules: readonly Rule[], locale: string): string {
  const enabled = rules.filter((rule) => rule.enabled);
  const off = rules.length - enabled.length;
  if (enabled.length === 0)
    return rules.length === 0 ? 'There is no rule yet.' : 'Every rule is off: there will be no notifications.';
  const ways = enabled.map(loudest);
  const through = ways.filter((way) => way === 'break_through').length;
  const silent = ways.filter((way) => way === 'log_only').length;
  const notifying = enabled.length - silent;
  const first =
    notifying === 0
      ? 'No rule notifies you'
      : `${counted(notifying, 'rule notifies you', 'rules notify you', locale)}${through > 0 ? `, ${counted(through, 'of them', 'of them', locale)} in quiet hours too` : ''}`;
  const rest = silent > 0 ? `; ${counted(silent, 'logs only', 'log only', locale)}` : '';
  const offText = off > 0 ? ` ${counted(off, 'is off', 'are off', locale)}.` : '';
  return `${first}${rest}.${offText}`;
}
