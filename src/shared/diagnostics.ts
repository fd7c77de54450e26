/** The report of diagnostics, as it is shown, copied, printed and saved. */
export interface DiagnosticsReport {
  readonly id: string;
  /** ms since the epoch. */
  readonly createdAt: number;
  readonly sections: readonly ReportSection[];
}

/** One part of the report. Its text is at most MOST_SECTION_TEXT characters. */
export interface ReportSection {
  /** Part of a file name: `stored-data`. */
  readonly name: string;
  readonly title: string;
  /** What was found, perhaps in part. */
  readonly text: string;
  /** Why it is incomplete, in words for the person. */
  readonly problem: string | undefined;
  /** It was still being read when its time was up. */
  readonly isUnfinished: boolean;
}

/** The longest text of a section, in characters. */
export const MOST_SECTION_TEXT = 256 * 1024;

/** A section as text: what was found, then why it is incomplete. */
export const sectionText = ({ text, problem }: ReportSection): string =>
  [text, problem].filter((part) => part !== undefined && part !== '').join('\n\n');

/** The whole report as text. */
export const reportText = ({ sections }: DiagnosticsReport): string =>
  sections
    .map((section) => `${section.title}\n${'='.repeat(section.title.length)}\n\n${sectionText(section)}\n`)
    .join('\n');
