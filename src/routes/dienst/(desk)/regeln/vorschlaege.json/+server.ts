import { error, json } from '@sveltejs/kit';
import { withProposals } from '#lib/domain/triage/rule-proposal.ts';
import type { RequestHandler } from './$types';

/** All rules of the city with what was proposed, in the form of `routing.json`. */
export const GET: RequestHandler = async ({ locals: { staff, app } }) => {
  const city = staff && app.cities.get(staff.cityId);
  const figures = staff && (await app.desk.rules(staff));
  if (!city || !figures) error(403, 'not-allowed');
  const rules = withProposals(
    city,
    figures.proposals.map(({ data }) => data)
  );
  return json({ rules }, { headers: { 'content-disposition': 'attachment; filename="routing.json"' } });
};
