import { readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import { z } from 'zod';

/** One report of a labelled stream, with the times in milliseconds. */
export type StreamReport = {
  id: string;
  created: number;
  closed: number | null;
  type: string;
  group: string;
  address: string;
  area: string;
  lat: number;
  lon: number;
};

/** What staff of that city decided: which reports belong to one cluster, and which were closed as a repetition. */
export type Labels = { clusters: ReadonlyMap<string, string>; duplicates: ReadonlySet<string> };

const line = z.object({
  id: z.coerce.string(),
  created: z.string(),
  closed: z.string().nullish(),
  type: z.string().nullish(),
  group: z.string().nullish(),
  address: z.string().nullish(),
  area: z.string().nullish(),
  lat: z.number().nullish(),
  lon: z.number().nullish(),
  geo_default: z.boolean().nullish()
});
const link = z.object({
  id: z.coerce.string(),
  parent_id: z.coerce.string().nullish(),
  link_quality: z.string().nullish(),
  cluster: z.coerce.string().nullish()
});

/** Reports with a usable position in order of creation. Times carry no zone and are read as if the zone were UTC. */
export function readReports(file: string): StreamReport[] {
  return readLines(file, line)
    .flatMap(({ created, closed, type, group, address, area, lat, lon, geo_default: isFallback, id }) => {
      if (isFallback || typeof lat !== 'number' || typeof lon !== 'number') return [];
      const closedAt = closed ? instantOf(closed) : null;
      return [{ id, created: instantOf(created), closed: closedAt, type: type ?? '', group: group ?? '', address: address ?? '', area: area ?? '', lat, lon }];
    })
    .sort((a, b) => a.created - b.created || (a.id < b.id ? -1 : 1));
}

/** Only links that the data set calls strong or medium; the others point too far away to be believed. */
export function readLabels(file: string): Labels {
  const clusters = new Map<string, string>();
  const duplicates = new Set<string>();
  for (const { id, parent_id: parent, link_quality: quality, cluster } of readLines(file, link)) {
    if ((quality !== 'strong' && quality !== 'medium') || !cluster || !parent) continue;
    clusters.set(id, cluster).set(parent, cluster);
    duplicates.add(id);
  }
  return { clusters, duplicates };
}

function readLines<Line>(file: string, schema: z.ZodType<Line>): Line[] {
  const bytes = readFileSync(file);
  const text = (file.endsWith('.gz') ? gunzipSync(bytes) : bytes).toString('utf8');
  return text
    .split('\n')
    .filter((each) => each.trim() !== '')
    .map((each) => schema.parse(JSON.parse(each)));
}

function instantOf(local: string): number {
  const instant = Date.parse(`${local}Z`);
  if (Number.isNaN(instant)) throw new RangeError(`${local} is no time`);
  return instant;
}
