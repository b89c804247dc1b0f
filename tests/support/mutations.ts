import { globSync, readFileSync } from 'node:fs';

export type Mutation = { route: string; path: string; method: 'POST' | 'PUT' | 'PATCH' | 'DELETE' };

const ROUTES = 'src/routes';
const PARAMETERS: Record<string, string> = {
  'city=city': 'bochum',
  'ref=reference': 'BO-222-222',
  'other=reference': 'BO-333-333',
  id: '01890000-0000-7000-8000-000000000001',
  photoId: '01890000-0000-7000-8000-000000000002',
  size: 'small',
  category: 'waste',
  page: 'impressum',
  format: 'xml'
};

/** Every route that can change something, read from the routes folder itself, so that a new one is never forgotten. */
export function mutations(): Mutation[] {
  return globSync('**/+{server,page.server}.ts', { cwd: ROUTES }).flatMap((file) => {
    const source = readFileSync(`${ROUTES}/${file}`, 'utf8');
    const route = file.replace(/\/?\+(?:page\.)?server\.ts$/, '');
    const methods = (['POST', 'PUT', 'PATCH', 'DELETE'] as const).filter((method) => new RegExp(`export const ${method}\\b`).test(source));
    if (/export const actions\b/.test(source)) methods.push('POST');
    return methods.map((method) => ({ route, path: pathOf(route), method }));
  });
}

function pathOf(route: string): string {
  const segments = route.split('/').filter((segment) => segment && !segment.startsWith('('));
  return `/${segments.map((segment) => segment.replace(/\[([^\]]+)\]/g, (_, name: string) => PARAMETERS[name] ?? 'x')).join('/')}`;
}
