import { type DiagnosticsReport, sectionText } from '../../../shared/diagnostics.ts';
import { createZip } from './zip.ts';

/** `relaywatch-diagnostics-2026-11-30-143102`, in local time (ms since the epoch). */
function nameOf(createdAt: number): string {
  const at = new Date(createdAt);
  const two = (part: number) => String(part).padStart(2, '0');
  const day = `${at.getFullYear()}-${two(at.getMonth() + 1)}-${two(at.getDate())}`;
  return `relaywatch-diagnostics-${day}-${two(at.getHours())}${two(at.getMinutes())}${two(at.getSeconds())}`;
}

/** The report as one zip archive, with a text file for each section in order. */
export function reportFile(report: DiagnosticsReport): { readonly name: string; readonly content: Uint8Array } {
  const folder = nameOf(report.createdAt);
  const files = report.sections.map((section, index) => ({
    name: `${folder}/${index + 1}-${section.name}.txt`,
    text: `${section.title}\n\n${sectionText(section)}\n`,
  }));
  return { name: `${folder}.zip`, content: createZip(files, report.createdAt) };
}
