import { openDB, type DBSchema, type IDBPDatabase } from 'idb';
import { readRecord, type OutboxRecord } from './record.ts';
import type { OutboxStore, StoredPhoto } from './store.ts';

const NAME = 'reviermelder';
const DATABASE_VERSION = 1;

type Schema = DBSchema & {
  reports: { key: string; value: OutboxRecord };
  photos: { key: string; value: StoredPhoto; indexes: { byReport: string } };
};

/** The store in IndexedDB; null where the browser refuses it, as some do in private windows. `onclose`: open it anew. */
export async function openIdbStore(onclose: () => void): Promise<OutboxStore | null> {
  try {
    return storeOn(await open(DATABASE_VERSION, onclose));
  } catch (error) {
    // A newer page has already extended the layout; what this page knows of it is still there.
    const isNewer = error instanceof DOMException && error.name === 'VersionError';
    return isNewer ? storeOn(await open(undefined, onclose)) : null;
  }
}

function open(version: number | undefined, onclose: () => void): Promise<IDBPDatabase<Schema>> {
  return openDB<Schema>(NAME, version, {
    upgrade(database) {
      database.createObjectStore('reports', { keyPath: 'id' });
      database.createObjectStore('photos', { keyPath: 'id' }).createIndex('byReport', 'reportId');
    },
    // A newer page in another tab waits to extend the layout.
    blocking(_old, _fresh, event) {
      (event.target as IDBDatabase).close();
      onclose();
    },
    terminated: onclose
  });
}

function storeOn(database: IDBPDatabase<Schema>): OutboxStore {
  return {
    durable: true,
    get: async (id) => readRecord(await database.get('reports', id)),
    all: async () => (await database.getAll('reports')).map(readRecord).filter((record) => record !== null),
    keep: (record) => keep(database, record),
    update: (id, change) => update(database, id, change),
    replace: (oldId, record) => replace(database, oldId, record),
    remove: (id) => remove(database, id),
    async putPhoto(photo) {
      await database.put('photos', photo);
    },
    photo: async (id) => (await database.get('photos', id)) ?? null,
    photosOf: (reportId) => database.getAllFromIndex('photos', 'byReport', reportId),
    removePhoto: (id) => database.delete('photos', id),
    async clear() {
      await Promise.all([database.clear('reports'), database.clear('photos')]);
    }
  };
}

async function keep(database: IDBPDatabase<Schema>, record: OutboxRecord): Promise<boolean> {
  const transaction = database.transaction('reports', 'readwrite');
  const isFree = ((await transaction.store.get(record.id))?.state ?? 'draft') === 'draft';
  if (isFree) await transaction.store.put(record);
  await transaction.done;
  return isFree;
}

async function update(database: IDBPDatabase<Schema>, id: string, change: (record: OutboxRecord) => OutboxRecord | null): Promise<OutboxRecord | null> {
  const transaction = database.transaction('reports', 'readwrite');
  const record = readRecord(await transaction.store.get(id));
  const changed = record && change(record);
  if (changed) await transaction.store.put(changed);
  await transaction.done;
  return changed;
}

async function replace(database: IDBPDatabase<Schema>, oldId: string, record: OutboxRecord): Promise<void> {
  const transaction = database.transaction(['reports', 'photos'], 'readwrite');
  const photos = transaction.objectStore('photos');
  for (const photo of await photos.index('byReport').getAll(oldId)) await photos.put({ ...photo, reportId: record.id });
  await transaction.objectStore('reports').put(record);
  await transaction.objectStore('reports').delete(oldId);
  await transaction.done;
}

async function remove(database: IDBPDatabase<Schema>, id: string): Promise<void> {
  const transaction = database.transaction(['reports', 'photos'], 'readwrite');
  const photos = transaction.objectStore('photos');
  for (const photo of await photos.index('byReport').getAllKeys(id)) await photos.delete(photo);
  await transaction.objectStore('reports').delete(id);
  await transaction.done;
}
