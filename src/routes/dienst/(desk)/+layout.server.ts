import { error, redirect } from '@sveltejs/kit';
import { may, type PolicyAction } from '#lib/domain/staff/policy.ts';
import type { Staff } from '#lib/domain/staff/staff.ts';
import { m } from '#lib/i18n/paraglide/messages.js';
import { labelOf } from '#lib/report-ui/words.ts';
import type { LayoutServerLoad } from './$types';

/** Pages that not everybody may open, in the order of the header. */
function linksFor(staff: Staff, app: App.Locals['app']): { href: string; word: string }[] {
  const can = (action: PolicyAction) => may(staff, action, { cityId: staff.cityId, team: null, assignee: null });
  return [
    ...(can('read_rules') ? [{ href: '/dienst/regeln', word: m.nav_rules() }] : []),
    ...(can('manage_deliveries') ? [{ href: '/dienst/zustellung', word: m.nav_delivery() }] : []),
    ...(can('manage_situations') ? [{ href: '/dienst/lage', word: m.nav_situation() }] : []),
    ...(can('release_held') ? [{ href: '/dienst/zurueckgehalten', word: m.nav_held() }] : []),
    ...(can('read_barriers') ? [{ href: '/dienst/barrieren', word: m.nav_barriers() }] : []),
    ...(can('freeze_numbers') ? [{ href: '/dienst/berichte', word: m.nav_reports() }] : []),
    ...(can('manage_keys') ? [{ href: '/dienst/schnittstellen', word: m.nav_keys() }] : []),
    ...(can('manage_deliveries') && app.delivery.keepsMails ? [{ href: '/dienst/mails', word: m.nav_mails() }] : [])
  ];
}

const ROLE_WORDS = { member: m.role_member, lead: m.role_lead, dispatcher: m.role_dispatcher, admin: m.role_admin, auditor: m.role_auditor };

export const load: LayoutServerLoad = ({ locals, url }) => {
  const { staff, app } = locals;
  if (!staff) redirect(303, `/dienst/anmelden?weiter=${encodeURIComponent(url.pathname + url.search)}`);
  const city = app.cities.get(staff.cityId);
  if (!city) error(403, 'city-unknown');
  const [team] = staff.teams;
  return {
    person: { name: staff.name, initials: staff.initials, role: ROLE_WORDS[staff.role](), team: team ? labelOf(city.teams, team) : null },
    links: linksFor(staff, app),
    city: { id: city.id, name: city.name, fullName: city.fullName, demo: city.demo }
  };
};
