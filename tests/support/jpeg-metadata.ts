/** Every text that a test hides in a file starts with this word, so that one search finds whatever came through. */
export const SEEDED = 'SEEDED';

const TAG = {
  description: 0x010e,
  orientation: 0x0112,
  artist: 0x013b,
  exif: 0x8769,
  gps: 0x8825,
  dateTimeOriginal: 0x9003,
  serialNumber: 0xa431,
  thumbnailAt: 0x0201,
  thumbnailLength: 0x0202
};
const TYPE = { ascii: 2, short: 3, long: 4, rational: 5 };
const LITTLE_ENDIAN_TIFF = Buffer.from('49492a0008000000', 'hex');

type Entry = { tag: number; type: number; count: number; value: Buffer };

/** What a camera writes about a picture. `latitude` and `longitude` are degrees as they stand, without their sign. */
export type Exif = {
  orientation?: number;
  description?: string;
  artist?: string;
  takenAt?: string;
  serialNumber?: string;
  gps?: { latitude: number; longitude: number; references?: readonly [string, string] };
  thumbnail?: Buffer;
};

/** Puts segments behind the start of a JPEG. */
export function withSegments(jpeg: Buffer, ...segments: Buffer[]): Buffer {
  return Buffer.concat([jpeg.subarray(0, 2), ...segments, jpeg.subarray(2)]);
}

export function commentSegment(text: string): Buffer {
  return segment(0xfe, Buffer.from(text));
}

export function xmpSegment(xml: string): Buffer {
  return segment(0xe1, Buffer.concat([Buffer.from('http://ns.adobe.com/xap/1.0/\0'), Buffer.from(xml)]));
}

/** One IPTC caption in a Photoshop resource. */
export function iptcSegment(caption: string): Buffer {
  const text = Buffer.from(caption);
  const record = Buffer.concat([Buffer.from([0x1c, 2, 120, text.length >> 8, text.length & 255]), text]);
  const padded = record.length % 2 ? Buffer.concat([record, Buffer.alloc(1)]) : record;
  const length = Buffer.alloc(4);
  length.writeUInt32BE(record.length);
  return segment(0xed, Buffer.concat([Buffer.from('Photoshop 3.0\x008BIM\x04\x04\0\0', 'latin1'), length, padded]));
}

export function exifSegment(exif: Exif): Buffer {
  return segment(0xe1, Buffer.concat([Buffer.from('Exif\0\0'), exifTiff(exif)]));
}

/** An EXIF block whose first directory lies far outside the file. */
export function brokenExifSegment(): Buffer {
  return segment(0xe1, Buffer.concat([Buffer.from('Exif\0\0'), Buffer.from('49492a00f0ffff7f', 'hex'), Buffer.from(`${SEEDED} behind`)]));
}

function segment(marker: number, data: Buffer): Buffer {
  const head = Buffer.from([0xff, marker, 0, 0]);
  head.writeUInt16BE(data.length + 2, 2);
  return Buffer.concat([head, data]);
}

/** Directories are laid out one after the other: picture, EXIF, GPS, thumbnail. */
function exifTiff({ orientation, description, artist, takenAt, serialNumber, gps, thumbnail }: Exif): Buffer {
  const exifEntries = [...ascii(TAG.dateTimeOriginal, takenAt), ...ascii(TAG.serialNumber, serialNumber)];
  const gpsEntries = gps ? gpsDirectory(gps) : [];
  const picture = (exifAt: number, gpsAt: number): Entry[] => [
    ...ascii(TAG.description, description),
    ...(orientation === undefined ? [] : [short(TAG.orientation, orientation)]),
    ...ascii(TAG.artist, artist),
    long(TAG.exif, exifAt),
    ...(gps ? [long(TAG.gps, gpsAt)] : [])
  ];
  const start = LITTLE_ENDIAN_TIFF.length;
  const exifAt = start + directory(picture(0, 0), start).length;
  const gpsAt = exifAt + directory(exifEntries, exifAt).length;
  const thumbnailAt = gpsAt + directory(gpsEntries, gpsAt).length;
  const parts = [directory(picture(exifAt, gpsAt), start, thumbnail ? thumbnailAt : 0), directory(exifEntries, exifAt), directory(gpsEntries, gpsAt)];
  if (thumbnail) {
    const entries = (at: number) => [long(TAG.thumbnailAt, at), long(TAG.thumbnailLength, thumbnail.length)];
    parts.push(directory(entries(thumbnailAt + directory(entries(0), 0).length), thumbnailAt), thumbnail);
  }
  return Buffer.concat([LITTLE_ENDIAN_TIFF, ...parts]);
}

function gpsDirectory({ latitude, longitude, references }: NonNullable<Exif['gps']>): Entry[] {
  const [north, east] = references ?? [];
  return [...ascii(1, north), degrees(2, latitude), ...ascii(3, east), degrees(4, longitude)];
}

function ascii(tag: number, text: string | undefined): Entry[] {
  return text === undefined ? [] : [{ tag, type: TYPE.ascii, count: Buffer.byteLength(text) + 1, value: Buffer.from(`${text}\0`) }];
}

function short(tag: number, value: number): Entry {
  return { tag, type: TYPE.short, count: 1, value: Buffer.from([value & 255, value >> 8]) };
}

function long(tag: number, value: number): Entry {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32LE(value);
  return { tag, type: TYPE.long, count: 1, value: bytes };
}

/** Degrees, minutes and seconds as fractions. */
function degrees(tag: number, value: number): Entry {
  const seconds = Math.round((value % 1) * 3600 * 1000);
  const numbers = [Math.floor(value), 1, 0, 1, seconds, 1000];
  const bytes = Buffer.alloc(24);
  numbers.forEach((number, index) => bytes.writeUInt32LE(number, index * 4));
  return { tag, type: TYPE.rational, count: 3, value: bytes };
}

/** Entries of twelve bytes; what needs more than four stands behind them. */
function directory(entries: readonly Entry[], at: number, next = 0): Buffer {
  const head = Buffer.alloc(2 + entries.length * 12 + 4);
  const behind: Buffer[] = [];
  let free = at + head.length;
  head.writeUInt16LE(entries.length, 0);
  entries.forEach(({ tag, type, count, value }, index) => {
    const offset = 2 + index * 12;
    head.writeUInt16LE(tag, offset);
    head.writeUInt16LE(type, offset + 2);
    head.writeUInt32LE(count, offset + 4);
    if (value.length <= 4) value.copy(head, offset + 8);
    else {
      head.writeUInt32LE(free, offset + 8);
      behind.push(value);
      free += value.length;
    }
  });
  head.writeUInt32LE(next, head.length - 4);
  return Buffer.concat([head, ...behind]);
}
