import { z } from 'zod';
import type { Handlers } from '../../shared/bridge.ts';
import { errorText, fail, ok } from '../../shared/failure.ts';
import type { Ports } from './ports.ts';

/** What the window shows of an SBOM (CycloneDX 1.6). The build gives every package one licence, with its text. */
const Sbom = z.object({
  components: z
    .array(
      z.object({
        group: z.string().max(214).optional(),
        name: z.string().max(214),
        version: z.string().max(100),
        licenses: z.tuple([
          z.object({
            license: z.object({ id: z.string().max(100), text: z.object({ content: z.string().max(100_000) }) }),
          }),
        ]),
      }),
    )
    .max(1000),
});

/** Answers what the application is made of, from the SBOM that the build wrote beside it. */
export function createPackages({
  readSbom,
  copyText,
  log,
}: Pick<Ports, 'readSbom' | 'copyText' | 'log'>): Pick<Handlers, 'list_packages' | 'copy_sbom'> {
  const read = async () => {
    try {
      const text = await readSbom();
      const sbom = Sbom.safeParse(JSON.parse(text));
      if (!sbom.success) throw new Error(`${sbom.error.issues[0]?.path.join('.')} does not fit`);
      return ok({ text, ...sbom.data });
    } catch (error) {
      log.warn(`packages: could not read the SBOM: ${errorText(error)}`);
      return fail({ kind: 'not-found', what: 'The list of packages' });
    }
  };
  return {
    list_packages: async () => {
      const sbom = await read();
      if (!sbom.ok) return sbom;
      return ok(
        sbom.data.components.map(({ group, name, version, licenses: [{ license }] }) => ({
          name: group === undefined ? name : `${group}/${name}`,
          version,
          licence: license.id,
          text: license.text.content,
        })),
      );
    },
    copy_sbom: async () => {
      const sbom = await read();
      if (!sbom.ok) return sbom;
      copyText(sbom.data.text);
      return ok(null);
    },
  };
}
