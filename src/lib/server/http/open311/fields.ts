import { isHttpError } from '@sveltejs/kit';
import { m } from '#lib/i18n/paraglide/messages.js';
import { limitBytes, SMALL_BODY_BYTES } from '../body-limit.ts';
import { refuse, type Refusal } from './answer.ts';

const BAD_REQUEST = 400;
const TOO_LARGE = 413;
const ATTRIBUTE = /^attribute\[([\w.-]{1,100})\](?:\[\d*\])?$/;

/** A form as GeoReport clients send it. A field that is empty is not there. */
export type Fields = {
  /** The first value of that name, without the space around it. */
  text: (name: string) => string | null;
  /** Every value of that name, with or without the brackets of a list. */
  all: (name: string) => string[];
  /** `attribute[code]` and `attribute[code][]`, by code. */
  attributes: ReadonlyMap<string, readonly string[]>;
  /** Files under whatever name: `media`, `photo1`, `file_1` … */
  files: File[];
};

class BodyTooLarge extends Error {}

/** Reads an urlencoded form, or one of several parts, which alone may be as large as photos are. */
export async function readFields(request: Request): Promise<{ ok: true; fields: Fields } | Refusal> {
  try {
    return { ok: true, fields: fieldsOf(await counted(request).formData()) };
  } catch (thrown) {
    if (isHttpError(thrown)) return refuse(thrown.status, thrown.body.message);
    if (thrown instanceof BodyTooLarge || isTooLarge(thrown)) return refuse(TOO_LARGE, m.problem_too_large());
    // A body that is no form, or breaks off: what the parser says of it helps nobody.
    return refuse(BAD_REQUEST, m.open311_no_form());
  }
}

/** The server's own last resort, beyond what any route takes. */
function isTooLarge(thrown: unknown): boolean {
  return typeof thrown === 'object' && thrown !== null && 'status' in thrown && thrown.status === TOO_LARGE;
}

function counted(request: Request): Request {
  const isParts = /^multipart\/form-data\s*;/i.test(request.headers.get('content-type') ?? '');
  if (isParts || !request.body) return request;
  const init: RequestInit & { duplex: 'half' } = { body: limitBytes(request.body, SMALL_BODY_BYTES, () => new BodyTooLarge()), duplex: 'half' };
  return new Request(request, init);
}

function fieldsOf(form: FormData): Fields {
  const texts = [...form].flatMap(([name, value]): [string, string][] => (typeof value === 'string' && value.trim() !== '' ? [[name, value.trim()]] : []));
  const attributes = new Map<string, string[]>();
  for (const [name, value] of texts) {
    const code = ATTRIBUTE.exec(name)?.[1];
    if (code !== undefined) attributes.set(code, [...(attributes.get(code) ?? []), value]);
  }
  return {
    text: (wanted) => texts.find(([name]) => name === wanted)?.[1] ?? null,
    all: (wanted) => texts.flatMap(([name, value]) => (name === wanted || name === `${wanted}[]` ? [value] : [])),
    attributes,
    files: [...form].flatMap(([, value]) => (value instanceof File && value.size > 0 ? [value] : []))
  };
}
