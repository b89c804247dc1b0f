import { expect, test } from '../../support/app.ts';

type Manifest = { id: string; lang: string; dir: string; start_url: string; shortcuts: { name: string; url: string }[]; share_target: { action: string } };

test('the app is installed in the language of the page, as one app per city', async ({ page, server }) => {
  const manifestOf = async (start: string): Promise<Manifest> => {
    await page.goto(start);
    const href = await page.locator('link[rel=manifest]').getAttribute('href');
    return (await (await fetch(server.url + (href ?? ''))).json()) as Manifest;
  };
  expect(await manifestOf('/bochum')).toMatchObject({ id: '/bochum', lang: 'de', dir: 'ltr', start_url: '/bochum' });
  const arabic = await manifestOf('/ar/bochum');
  expect(arabic).toMatchObject({ id: '/bochum', lang: 'ar', dir: 'rtl', start_url: '/ar/bochum', share_target: { action: '/ar/bochum/teilen' } });
  expect(arabic.shortcuts.map(({ name, url }) => [/[\u0600-\u06FF]/.test(name), url])).toEqual([
    [true, '/ar/bochum'],
    [true, '/ar/bochum/ausgang'],
    [true, '/ar/bochum/karte']
  ]);
  for (const { url } of arabic.shortcuts) expect((await fetch(server.url + url)).status, url).toBe(200);
});
