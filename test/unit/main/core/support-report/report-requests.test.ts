import { describe, expect, it } from 'vitest';
import type { Ports } from '../../../../../src/main/core/ports.ts';
import { createReportRequests } from '../../../../../src/main/core/support-report/report-requests.ts';
import { sectionText } from '../../../../../src/shared/diagnostics.ts';
import { fakeDiagnostics } from '../../../../fakes/diagnostics.ts';
import { testPorts } from '../../../../fakes/ports.ts';
import { unzip } from '../../../../fixtures/unzip.ts';

const setUp = (saveFile: Ports['saveFile']) => {
  const { ports, remove } = testPorts({ saveFile, diagnostics: fakeDiagnostics() });
  const { create_report, save_report } = createReportRequests(ports, () => []);
  const create = async () => {
    const created = await create_report(undefined);
    if (!created.ok) throw new Error('no report');
    return created.data;
  };
  return { create, save: (reportId: string) => save_report({ reportId }), remove };
};

describe('saving a report', () => {
  it('saves what was shown, under a name with its time', async () => {
    const saved: [string, Uint8Array][] = [];
    const { create, save, remove } = setUp(async (name, content) => saved.push([name, content]) > 0);
    const report = await create();
    expect(await save(report.id)).toEqual({ ok: true, data: 'saved' });
    const [[name, content] = ['', new Uint8Array()]] = saved;
    expect(name).toMatch(/^relaywatch-diagnostics-\d{4}-\d\d-\d\d-\d{6}\.zip$/);
    const files = unzip(Buffer.from(content)).map((file) => file.text);
    expect(files).toEqual(report.sections.map((section) => `${section.title}\n\n${sectionText(section)}\n`));
    remove();
  });

  it('says that the person cancelled', async () => {
    const { create, save, remove } = setUp(async () => false);
    expect(await save((await create()).id)).toEqual({ ok: true, data: 'cancelled' });
    remove();
  });

  it('says why the disk refused', async () => {
    const { create, save, remove } = setUp(async () => {
      throw new Error('ENOSPC: no space left on device');
    });
    expect(await save((await create()).id)).toMatchObject({
      failure: { kind: 'disk', reason: expect.stringContaining('ENOSPC') },
    });
    remove();
  });

  it('saves no report but the last one that was shown', async () => {
    const { create, save, remove } = setUp(async () => true);
    const first = await create();
    await create();
    expect(await save(first.id)).toMatchObject({ failure: { kind: 'not-found' } });
    remove();
  });
});
