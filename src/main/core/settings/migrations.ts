import { isObject, type Json } from '../json.ts';

/**
 * The steps from each format of the settings file to the next; a file of format N has had the first N - 1 applied. A
 * released step never changes. A step takes whatever a damaged file holds, moves what it knows and leaves the rest.
 */
const STEPS: readonly ((document: Json) => Json)[] = [
  // 2: the rules move into the accounts' stores; until an account has been opened, they wait here.
  ({ rules, ...document }) =>
    rules === undefined || 'rulesToMove' in document
      ? document
      : { ...document, rulesToMove: eachRule(rules, toLogOnly) },
];

/** The format this version writes. */
export const FORMAT = STEPS.length + 1;

/** The format a document says it has; 1 if it says nothing that can be a format. */
export const formatOf = ({ version }: Json): number =>
  typeof version === 'number' && Number.isInteger(version) && version >= 1 ? version : 1;

/** The document in this version's format; one of a newer format is returned as it is. */
export function migrated(document: Json): Json {
  const format = formatOf(document);
  if (format > FORMAT) return document;
  return { ...STEPS.slice(format - 1).reduce((before, step) => step(before), document), version: FORMAT };
}

const eachRule = (rules: unknown, change: (rule: unknown) => unknown): unknown =>
  isObject(rules)
    ? Object.fromEntries(Object.entries(rules).map(([id, list]) => [id, Array.isArray(list) ? list.map(change) : list]))
    : rules;

/** `record_only` was the word for what is only logged. */
function toLogOnly(rule: unknown): unknown {
  if (!isObject(rule) || !isObject(rule['speak'])) return rule;
  const speak = Object.entries(rule['speak']).map(([level, way]) => [level, way === 'record_only' ? 'log_only' : way]);
  return { ...rule, speak: Object.fromEntries(speak) };
}
