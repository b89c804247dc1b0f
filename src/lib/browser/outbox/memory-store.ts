import type { OutboxRecord } from './record.ts';
import type { OutboxStore, StoredPhoto } from './store.ts';

/** The store for a browser that keeps nothing: the same, but it ends with the page. */
export function createMemoryStore(): OutboxStore {
  const reports = new Map<string, OutboxRecord>();
  const photos = new Map<string, StoredPhoto>();
  const photosOf = (id: string) => [...photos.values()].filter(({ reportId }) => reportId === id);
  return {
    durable: false,
    get: async (id) => reports.get(id) ?? null,
    all: async () => [...reports.values()],
    async keep(record) {
      if ((reports.get(record.id)?.state ?? 'draft') !== 'draft') return false;
      reports.set(record.id, record);
      return true;
    },
    async update(id, change) {
      const record = reports.get(id);
      const changed = record ? change(record) : null;
      if (changed) reports.set(id, changed);
      return changed;
    },
    async replace(oldId, record) {
      for (const photo of photosOf(oldId)) photos.set(photo.id, { ...photo, reportId: record.id });
      reports.set(record.id, record);
      reports.delete(oldId);
    },
    async remove(id) {
      for (const photo of photosOf(id)) photos.delete(photo.id);
      reports.delete(id);
    },
    putPhoto: async (photo) => void photos.set(photo.id, photo),
    photo: async (id) => photos.get(id) ?? null,
    photosOf: async (reportId) => photosOf(reportId),
    removePhoto: async (id) => void photos.delete(id),
    async clear() {
      reports.clear();
      photos.clear();
    }
  };
}
