import { noSuchAddress } from '#lib/server/http/open311/endpoint.ts';
import type { RequestHandler } from './$types';

/** Whatever is no address of the interface is told so in its own words. */
export const GET: RequestHandler = noSuchAddress;
export const fallback: RequestHandler = noSuchAddress;
