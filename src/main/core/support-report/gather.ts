import { type DiagnosticsReport, MOST_SECTION_TEXT, type ReportSection } from '../../../shared/diagnostics.ts';
import { errorText } from '../../../shared/failure.ts';
import { redact } from '../../../shared/redact.ts';
import { within } from '../api/time-limit.ts';
import type { Clock, ReportSource } from '../ports.ts';

/**
 * Reads all sources at once, each within its own time limit: one that fails or never ends does not stop the others.
 * Every text is redacted last.
 */
export async function gatherReport(sources: readonly ReportSource[], clock: Clock): Promise<DiagnosticsReport> {
  const createdAt = clock.now();
  const sections = await Promise.all(sources.map((source) => readSection(source, clock)));
  return { id: crypto.randomUUID(), createdAt, sections };
}

async function readSection({ name, title, limitMs, read }: ReportSource, clock: Clock): Promise<ReportSection> {
  const lines: string[] = [];
  const ended = await readWithin(clock, limitMs, async (signal) => read((line) => lines.push(line), signal));
  const text = redact(visible(shortened(lines.join('\n')))).slice(0, MOST_SECTION_TEXT);
  const problem = ended.problem === undefined ? undefined : redact(visible(ended.problem));
  return { name, title, text, problem, isUnfinished: ended.isUnfinished };
}

type Read = Pick<ReportSection, 'problem' | 'isUnfinished'>;

async function readWithin(clock: Clock, limitMs: number, read: (signal: AbortSignal) => Promise<void>): Promise<Read> {
  try {
    const ended = await within(clock, limitMs, undefined, read);
    if (ended.kind === 'done') return { problem: undefined, isUnfinished: false };
    return { problem: `This check did not end within ${limitMs / 1000} s.`, isUnfinished: true };
  } catch (error) {
    return { problem: `This check failed. ${errorText(error)}`, isUnfinished: false };
  }
}

const CUT = '\n… The rest was left out.';

const shortened = (text: string): string =>
  text.length > MOST_SECTION_TEXT ? `${text.slice(0, MOST_SECTION_TEXT - CUT.length)}${CUT}` : text;

/** Characters that can't be seen, or that change how a terminal or a page shows others, are written as their number. */
const visible = (text: string): string =>
  text.replaceAll('\r\n', '\n').replace(/(?![\n\t])[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu, (character) => {
    const number = character.codePointAt(0)?.toString(16).toUpperCase() ?? '';
    return `<U+${number.padStart(4, '0')}>`;
  });
