import { describe, expect, it } from 'vitest';
import { createPackages } from '../../../../src/main/core/packages.ts';
import { fakeLog } from '../../../fakes/log.ts';

const component = (part: object = {}) => ({
  name: 'zod',
  version: '4.0.0',
  licenses: [{ license: { id: 'MIT', text: { content: 'Permission is granted' } } }],
  ...part,
});

function given(readSbom: () => Promise<string>) {
  const copied: string[] = [];
  const log = fakeLog();
  return {
    copied,
    logged: log.warnings,
    ...createPackages({ readSbom, copyText: (text) => void copied.push(text), log }),
  };
}
const holding = (components: unknown) => given(async () => JSON.stringify({ components }));

describe('the packages of this build', () => {
  it('are listed by their whole name, with their licence', async () => {
    const { list_packages: list } = holding([component({ group: '@base-ui', name: 'react' }), component()]);
    expect(await list(undefined)).toEqual({
      ok: true,
      data: [
        { name: '@base-ui/react', version: '4.0.0', licence: 'MIT', text: 'Permission is granted' },
        { name: 'zod', version: '4.0.0', licence: 'MIT', text: 'Permission is granted' },
      ],
    });
  });

  it('are copied as the build wrote them', async () => {
    const text = JSON.stringify({ components: [component()] });
    const { copy_sbom: copy, copied } = given(async () => text);
    expect(await copy(undefined)).toEqual({ ok: true, data: null });
    expect(copied).toEqual([text]);
  });

  it.each([
    ['that is not there', () => given(() => Promise.reject(new Error('ENOENT: no such file')))],
    ['that is torn', () => given(async () => '{"components":[')],
    ['of packages without a licence', () => holding([component({ licenses: [] })])],
    ['of packages without the text of it', () => holding([component({ licenses: [{ license: { id: 'MIT' } }] })])],
    ['without packages', () => holding(undefined)],
    ['of more packages than can be', () => holding(Array.from({ length: 1001 }, () => component()))],
  ])('are not here in a list %s, which the log says', async (_what, make) => {
    const { list_packages: list, copy_sbom: copy, copied, logged } = make();
    const failed = { ok: false, failure: { kind: 'not-found', what: 'The list of packages' } };
    expect([await list(undefined), await copy(undefined)]).toEqual([failed, failed]);
    expect(copied).toEqual([]);
    expect(logged[0]).toMatch(/^packages: could not read the SBOM: ./);
  });
});
