import type { KnownObject, ObjectKind } from '#lib/domain/city/known-object.ts';
import { m } from '#lib/i18n/paraglide/messages.js';

const OBJECT_WORDS = { lamp: m.object_lamp, stop: m.object_stop, container: m.object_container, playground: m.object_playground } satisfies Record<
  ObjectKind,
  (words: { number: string }) => string
>;

/** A known object by its name, or by kind and number where it has none. */
export function objectWords({ kind, id, name }: Pick<KnownObject, 'kind' | 'id' | 'name'>): string {
  return name ?? OBJECT_WORDS[kind]({ number: id });
}
