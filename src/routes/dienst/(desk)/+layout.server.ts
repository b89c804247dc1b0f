import { error, redirect } from '@sveltejs/kit';
import { m } from '#lib/i18n/paraglide/messages.js';
import { labelOf } from '#lib/report-ui/words.ts';
import type { LayoutServerLoad } from './$types';

const ROLE_WORDS = { member: m.role_member, lead: m.role_lead, dispatcher: m.role_dispatcher, admin: m.role_admin, auditor: m.role_auditor };

export const load: LayoutServerLoad = ({ locals, url }) => {
  const { staff, app } = locals;
  if (!staff) redirect(303, `/dienst/anmelden?weiter=${encodeURIComponent(url.pathname + url.search)}`);
  const city = app.cities.get(staff.cityId);
  if (!city) error(403, 'city-unknown');
  const [team] = staff.teams;
  return {
    person: { name: staff.name, initials: staff.initials, role: ROLE_WORDS[staff.role](), team: team ? labelOf(city.teams, team) : null },
    city: { id: city.id, name: city.name, fullName: city.fullName, demo: city.demo }
  };
};
