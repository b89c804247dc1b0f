import type { Reroute } from '@sveltejs/kit';
import { splitAddress } from '#lib/domain/language.ts';

/** Every language has the same pages; only the first segment of the address differs (decision 14). */
export const reroute: Reroute = ({ url }) => splitAddress(url.pathname).path;
