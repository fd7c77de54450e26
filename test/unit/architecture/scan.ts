import { parseSync, Visitor } from 'vite';

type Import = {
  /** As written: `electron`, `node:fs`, `../state.ts`. */
  readonly specifier: string;
  /** Only types are taken, so nothing of it is left when the program runs. */
  readonly isType: boolean;
  /** `import()` in an expression: loaded when it is first needed. */
  readonly isLazy: boolean;
  /** Names taken; `default` and `*` for the whole. */
  readonly names: readonly string[];
};

export type SourceFacts = {
  readonly imports: readonly Import[];
  /** `object.property` pairs and `name(` calls found in the code. */
  readonly uses: ReadonlySet<string>;
  readonly hasDefaultExport: boolean;
};

/** What a source file takes and gives, read from its syntax tree: words in comments and strings do not count. */
export function scan(path: string, text: string): SourceFacts {
  const { program, errors } = parseSync(path, text);
  const [error] = errors;
  if (error) throw new Error(`${path} cannot be parsed: ${error.message}`);

  const imports: Import[] = [];
  const uses = new Set<string>();
  let hasDefaultExport = false;
  new Visitor({
    ImportDeclaration({ source, importKind, specifiers }) {
      const names = specifiers.map((one) => {
        if (one.type === 'ImportDefaultSpecifier') return 'default';
        if (one.type === 'ImportNamespaceSpecifier') return '*';
        return one.imported.type === 'Literal' ? one.imported.value : one.imported.name;
      });
      imports.push({ specifier: source.value, isType: importKind === 'type', isLazy: false, names });
    },
    ExportNamedDeclaration({ source, exportKind, specifiers }) {
      const exported = specifiers.map(({ exported: to }) => (to.type === 'Literal' ? to.value : to.name));
      if (exported.includes('default')) hasDefaultExport = true;
      if (source) {
        const names = specifiers.map(({ local }) => (local.type === 'Literal' ? local.value : local.name));
        imports.push({ specifier: source.value, isType: exportKind === 'type', isLazy: false, names });
      }
    },
    ExportAllDeclaration({ source, exportKind }) {
      imports.push({ specifier: source.value, isType: exportKind === 'type', isLazy: false, names: ['*'] });
    },
    ImportExpression({ source }) {
      if (source.type !== 'Literal' || typeof source.value !== 'string') {
        throw new Error(`${path} imports a computed path, which no rule can judge`);
      }
      imports.push({ specifier: source.value, isType: false, isLazy: true, names: ['*'] });
    },
    TSImportType({ source }) {
      imports.push({ specifier: source.value, isType: true, isLazy: false, names: [] });
    },
    ExportDefaultDeclaration() {
      hasDefaultExport = true;
    },
    CallExpression({ callee }) {
      if (callee.type === 'Identifier') uses.add(`${callee.name}(`);
    },
    NewExpression({ callee }) {
      if (callee.type === 'Identifier') uses.add(`${callee.name}(`);
    },
    MemberExpression({ object, property }) {
      if (property.type !== 'Identifier') return;
      uses.add(`.${property.name}`);
      if (object.type === 'Identifier') uses.add(`${object.name}.${property.name}`);
    },
  }).visit(program);
  return { imports, uses, hasDefaultExport };
}
