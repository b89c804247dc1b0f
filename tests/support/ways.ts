import { globSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import ts from 'typescript';

/** `GET`, `PUT` … of a file without a page, `GET` and `POST`, `POST ?/name` of a page with forms. */
export type Way = { route: string; entry: string };

const ROUTES = 'src/routes';
const METHODS = ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS', 'fallback'];

/** Every page, form and file below a folder of routes, read from the source itself, so that a new one is never forgotten. */
export function waysBelow(folder: string): Way[] {
  const ways = globSync(`${folder}/**/+{page,server,page.server}.{ts,svelte}`, { cwd: ROUTES }).flatMap((file) => {
    const route = file.replace(/\/\+[^/]+$/, '');
    return entriesOf(join(ROUTES, file)).map((entry) => ({ route, entry }));
  });
  return [...new Map(ways.map((way) => [`${way.route} ${way.entry}`, way])).values()];
}

function entriesOf(file: string): string[] {
  if (file.endsWith('.svelte')) return ['GET'];
  const exported = exportsOf(file);
  if (file.endsWith('+server.ts')) return METHODS.filter((method) => exported.has(method));
  const actions = exported.get('actions');
  return ['GET', ...(actions ? namesOf(file, actions) : []).map((name) => (name === 'default' ? 'POST' : `POST ?/${name}`))];
}

/** Keys of the object, wherever it is written down; whatever cannot be read fails the test. */
function namesOf(file: string, actions: ts.Expression): string[] {
  if (ts.isIdentifier(actions)) {
    const source = importOf(file, actions.text);
    const found = exportsOf(source).get(actions.text);
    if (found) return namesOf(source, found);
  }
  if (!ts.isObjectLiteralExpression(actions)) throw new Error(`${file}: the forms cannot be read.`);
  return actions.properties.map((property) => {
    if (!property.name || !(ts.isIdentifier(property.name) || ts.isStringLiteral(property.name))) throw new Error(`${file}: a form has no readable name.`);
    return property.name.text;
  });
}

function exportsOf(file: string): Map<string, ts.Expression | undefined> {
  const found = new Map<string, ts.Expression | undefined>();
  for (const statement of parsed(file).statements) {
    if (ts.isExportDeclaration(statement)) throw new Error(`${file}: what is exported cannot be read.`);
    const isExported = ts.canHaveModifiers(statement) && ts.getModifiers(statement)?.some(({ kind }) => kind === ts.SyntaxKind.ExportKeyword);
    if (!isExported) continue;
    if (ts.isFunctionDeclaration(statement) && statement.name) found.set(statement.name.text, undefined);
    if (!ts.isVariableStatement(statement)) continue;
    for (const { name, initializer } of statement.declarationList.declarations) if (ts.isIdentifier(name)) found.set(name.text, initializer);
  }
  return found;
}

function importOf(file: string, name: string): string {
  for (const statement of parsed(file).statements) {
    if (!ts.isImportDeclaration(statement) || !ts.isStringLiteral(statement.moduleSpecifier)) continue;
    const named = statement.importClause?.namedBindings;
    if (named && ts.isNamedImports(named) && named.elements.some((element) => element.name.text === name))
      return join(dirname(file), statement.moduleSpecifier.text);
  }
  throw new Error(`${file}: nobody knows where "${name}" comes from.`);
}

function parsed(file: string): ts.SourceFile {
  return ts.createSourceFile(file, readFileSync(file, 'utf8'), ts.ScriptTarget.Latest, true);
}
