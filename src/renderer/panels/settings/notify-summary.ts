import type { Rule } from '../../../shared/alert.ts';
import { counted } from '../../../shared/words.ts';

type Speak = Rule['speak'][keyof Rule['speak']];

/** How a rule speaks at its loudest: of its levels those that have a limit, and of the end. */
function loudest({ speak, warning, critical }: Rule): Speak {
  const ways = [
    warning === undefined ? undefined : speak.warning,
    critical === undefined ? undefined : speak.critical,
    speak.resolved,
  ];
  if (ways.includes('break_through')) return 'break_through';
  return ways.includes('notify') ? 'notify' : 'record_only';
}

/** `6 rules speak, 1 of them also in quiet hours; 2 only record. 1 is off.` */
export function speakingWords(rules: readonly Rule[], locale: string): string {
  const enabled = rules.filter((rule) => rule.enabled);
  const off = rules.length - enabled.length;
  if (enabled.length === 0) return rules.length === 0 ? 'There is no rule yet.' : 'Every rule is off: nothing speaks.';
  const ways = enabled.map(loudest);
  const through = ways.filter((way) => way === 'break_through').length;
  const silent = ways.filter((way) => way === 'record_only').length;
  const speaking = enabled.length - silent;
  const first =
    speaking === 0
      ? 'No rule speaks'
      : `${counted(speaking, 'rule speaks', 'rules speak', locale)}${through > 0 ? `, ${counted(through, 'of them', 'of them', locale)} also in quiet hours` : ''}`;
  const rest = silent > 0 ? `; ${counted(silent, 'only records', 'only record', locale)}` : '';
  const offWords = off > 0 ? ` ${counted(off, 'is off', 'are off', locale)}.` : '';
  return `${first}${rest}.${offWords}`;
}
