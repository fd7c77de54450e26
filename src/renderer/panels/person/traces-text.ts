import type { PersonTraces } from '../../../shared/person.ts';
import { counted } from '../../../shared/words.ts';

/** What erasing an address does, a sentence for each kind of thing; empty if nothing is stored. */
export function tracesText(traces: PersonTraces, locale: string): readonly string[] {
  const { series, incidents, rules, responses, labels, typed, settings, copies } = traces;
  const words = (count: number, one: string, many: string, is: string, are: string) =>
    count > 0 ? [`${counted(count, one, many, locale)} ${count === 1 ? is : are}`] : [];
  return [
    ...words(series, 'series of readings', 'series of readings', 'is deleted.', 'are deleted.'),
    ...words(
      incidents,
      'incident',
      'incidents',
      'keeps its time and figures, without the address.',
      'keep their times and figures, without the address.',
    ),
    ...words(
      rules,
      'rule',
      'rules',
      'loses the address, and is turned off if it is for nothing else.',
      'lose the address, and are turned off if they are for nothing else.',
    ),
    ...words(
      responses,
      'list kept for offline reading',
      'lists kept for offline reading',
      'is deleted.',
      'are deleted.',
    ),
    ...words(labels, 'name on this computer', 'names on this computer', 'is deleted.', 'are deleted.'),
    ...words(settings, 'setting', 'settings', 'loses the address.', 'lose the address.'),
    ...words(typed, 'recent entry of this window', 'recent entries of this window', 'is deleted.', 'are deleted.'),
    ...words(copies, 'backup or damaged file', 'backups or damaged files', 'is deleted whole.', 'are deleted whole.'),
  ];
}
