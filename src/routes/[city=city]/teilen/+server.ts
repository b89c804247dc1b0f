import { redirect } from '@sveltejs/kit';
import type { RequestHandler } from './$types';

const SEE_OTHER = 303;

/** A photo that was shared before the service worker was there to take it: nothing is kept, the flow begins at its start. */
export const POST: RequestHandler = ({ params }) => redirect(SEE_OTHER, `/${params.city}?geteilt=leer`);
