import { cleanText } from '#lib/domain/report/clean-text.ts';
import { may } from '#lib/domain/staff/policy.ts';
import type { Staff } from '#lib/domain/staff/staff.ts';
import { createThrottle, type Throttle } from '#lib/domain/throttle.ts';
import { HOUR } from '#lib/domain/time.ts';
import { derivedId, hashKey } from './derived-id.ts';
import type { Open311Deps } from './deps.ts';
import { KEY_RIGHTS, type ApiKey } from './store.ts';
import type { KeyVerbs, NewKey, Open311Verbs } from './verbs.ts';

const KEY_BYTES = 24;
const NAME_CHARACTERS = 80;
const MOST_PER_HOUR = 100_000;
/** Longer is no key of ours, and hashing it would only cost. */
const MOST_KEY_CHARACTERS = 200;

/** The desk's part: making a key, seeing how it is used, taking it back. */
export function createKeyDesk({ store, cities, now, randomBytes }: Open311Deps): KeyVerbs {
  return {
    list: async (staff) => (isKeeper(staff) ? store.list(staff.cityId) : null),
    async create(staff, wanted) {
      if (!isKeeper(staff)) return { ok: false, reason: 'not-allowed' };
      const name = cleanText(wanted.name).trim();
      const known = new Set(cities.get(staff.cityId)?.categories.map(({ code }) => code));
      const reason = whyNot({ ...wanted, name }, known);
      if (reason) return { ok: false, reason };
      const secret = Buffer.from(randomBytes(KEY_BYTES)).toString('base64url');
      const sha256 = hashKey(secret);
      const { rights, categories, perHour } = wanted;
      const unused = { revokedAt: null, lastUsedAt: null, uses: 0 };
      await store.add({
        cityId: staff.cityId,
        id: derivedId('open311-key', sha256),
        sha256,
        name,
        rights,
        categories,
        perHour,
        createdAt: now(),
        createdBy: staff.id,
        ...unused
      });
      return { ok: true, secret };
    },
    revoke: async (staff, id) => (isKeeper(staff) ? store.revoke(staff.cityId, id, now()) : null)
  };
}

/** Every way in asks here: the key must be known, of this city, not revoked, and have the right. */
export function createOpen({ store, refusedKeys, now }: Open311Deps): Open311Verbs['open'] {
  const throttles = new Map<string, Throttle>();
  const throttleOf = ({ id, perHour }: ApiKey) => {
    const known = throttles.get(id) ?? createThrottle({ capacity: perHour, refillMillis: HOUR / perHour });
    throttles.set(id, known);
    return known;
  };
  return async (cityId, secret, right) => {
    if (secret === '' || secret.length > MOST_KEY_CHARACTERS) return { ok: false, reason: 'unknown' };
    const sha256 = hashKey(secret);
    const key = refusedKeys.has(sha256) ? null : await store.bySha256(sha256);
    if (!key || key.cityId !== cityId || key.revokedAt !== null) return { ok: false, reason: 'unknown' };
    if (!key.rights.includes(right)) return { ok: false, reason: 'right' };
    const taken = throttleOf(key).take(key.id, now());
    if (!taken.ok) return { ok: false, reason: 'too-often', retryAfterSeconds: taken.retryAfterSeconds };
    await store.used(cityId, key.id, now());
    return { ok: true, opened: { key, secret } };
  };
}

function isKeeper(staff: Staff): boolean {
  return may(staff, 'manage_keys', { cityId: staff.cityId, team: null, assignee: null });
}

function whyNot({ name, rights, categories, perHour }: NewKey, known: ReadonlySet<string>): 'name' | 'rights' | 'categories' | 'per-hour' | null {
  if (name === '' || name.length > NAME_CHARACTERS) return 'name';
  if (rights.length === 0 || !rights.every((right) => KEY_RIGHTS.includes(right))) return 'rights';
  if (categories !== null && (categories.length === 0 || !categories.every((code) => known.has(code)))) return 'categories';
  return Number.isInteger(perHour) && perHour >= 1 && perHour <= MOST_PER_HOUR ? null : 'per-hour';
}
