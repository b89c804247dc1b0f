import { error, fail } from '@sveltejs/kit';
import { m } from '#lib/i18n/paraglide/messages.js';
import { shortDateWords, timeWords } from '#lib/report-ui/dates.ts';
import { labelOf } from '#lib/report-ui/words.ts';
import type { ApiKey } from '#lib/server/open311/store.ts';
import type { Instant } from '#lib/domain/time.ts';
import { keyProblem, readWantedKey, rightWords } from './wanted-key.ts';
import type { Actions, PageServerLoad } from './$types';

const FORBIDDEN = 403;
const GONE = 409;
const REFUSED = 422;

export const load: PageServerLoad = async ({ locals: { staff, app }, url }) => {
  const keys = staff && (await app.open311.keys.list(staff));
  const city = staff && app.cities.get(staff.cityId);
  if (!keys || !city) error(FORBIDDEN, 'not-allowed');
  const wordOf = (code: string) => labelOf(city.categories, code);
  return {
    endpoint: `${url.origin}/open311/v2`,
    categories: city.categories.map(({ code }) => ({ code, word: wordOf(code) })),
    keys: keys.map((key) => viewOf(key, wordOf))
  };
};

export const actions: Actions = {
  create: async ({ locals: { staff, app }, request }) => {
    const form = await request.formData();
    const { wanted, values } = readWantedKey(form);
    const made = staff ? await app.open311.keys.create(staff, wanted) : ({ ok: false, reason: 'not-allowed' } as const);
    if (made.ok) return { secret: made.secret, name: wanted.name };
    if (made.reason === 'not-allowed') return fail(FORBIDDEN, { problem: m.refusal_not_allowed() });
    return fail(REFUSED, { problem: keyProblem(made.reason), values });
  },
  revoke: async ({ locals: { staff, app }, request }) => {
    const id = (await request.formData()).get('schluessel');
    const revoked = staff && typeof id === 'string' ? await app.open311.keys.revoke(staff, id) : null;
    if (revoked === null) return fail(FORBIDDEN, { problem: m.refusal_not_allowed() });
    return revoked ? { revoked } : fail(GONE, { problem: m.api_keys_gone() });
  }
};

function viewOf({ id, name, rights, categories, perHour, createdAt, lastUsedAt, revokedAt, uses }: ApiKey, wordOf: (code: string) => string) {
  return {
    id,
    name,
    rights: rights.map(rightWords).join(', '),
    categories: categories === null ? m.api_keys_all_categories() : categories.map(wordOf).join(', '),
    perHour: m.api_keys_per_hour_words({ count: perHour }),
    createdAt: shortDateWords(createdAt),
    used: lastUsedAt === null ? m.api_keys_never_used() : m.api_keys_used({ count: uses, when: whenWords(lastUsedAt) }),
    revokedAt: revokedAt === null ? null : whenWords(revokedAt)
  };
}

const whenWords = (at: Instant) => `${shortDateWords(at)}, ${timeWords(at)}`;
