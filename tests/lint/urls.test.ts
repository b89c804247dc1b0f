import { globSync } from 'node:fs';
import { dirname, relative, resolve } from 'node:path';
import { expect, test } from 'vitest';
import { DESK_ADDRESSES, PUBLIC_ADDRESSES } from '../e2e/urls.ts';

const root = resolve(import.meta.dirname, '../..');
const routes = globSync('src/routes/**/{+page,+page@}.svelte', { cwd: root }).map((file) => relative('src/routes', dirname(file)));
const listed = [...PUBLIC_ADDRESSES, ...DESK_ADDRESSES].map(({ route }) => route);

test('every page is in the list that the accessibility check reads', () => {
  expect(routes.filter((route) => !listed.includes(route))).toEqual([]);
});

test('the list names no page that is gone', () => {
  expect(listed.filter((route) => !routes.includes(route))).toEqual([]);
});
