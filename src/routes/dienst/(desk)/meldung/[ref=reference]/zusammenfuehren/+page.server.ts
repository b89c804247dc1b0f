import { redirect } from '@sveltejs/kit';
import { parseReference } from '#lib/domain/report/reference.ts';
import type { PageServerLoad } from './$types';

/** Takes the typed number to the comparison; an unreadable one goes back to the report. */
export const load: PageServerLoad = ({ params, url }) => {
  const other = parseReference(url.searchParams.get('mit') ?? '');
  redirect(303, other ? `/dienst/meldung/${params.ref}/zusammenfuehren/${other}` : `/dienst/meldung/${params.ref}#zusammenfuehren`);
};
