import { expect, test } from 'vitest';
import { aTriageInput } from '../../../../tests/support/builders.ts';
import { tinyCity } from '../../../../tests/support/tiny-city.ts';
import { routeReport } from './routing.ts';
import { withProposals } from './rule-proposal.ts';

const city = tinyCity();
const decision = (team: string, over: Record<string, string | null> = {}) => ({
  team,
  category: 'waste',
  subKind: 'bulky_waste',
  districtId: 'west',
  rule: 'waste_to_usb',
  ...over
});

test('a proposal wins over the rule that was wrong, for the same kind in the same district only', () => {
  const better = { ...city, routing: withProposals(city, [decision('kod-ost')]) };
  expect(routeReport(aTriageInput(), city).team).toBe('kod-west');
  expect(routeReport(aTriageInput(), better)).toMatchObject({ team: 'kod-ost', forwardTo: 'usb', rule: 'proposal_waste_bulky_waste_west' });
  expect(better.routing.at(-1)?.label.de).toBe('Vorschlag: Sperrmüll in Kleinstadt-West an kod-ost');
  expect(routeReport(aTriageInput({ subKind: 'litter' }), better).team).toBe('kod-west');
});

test('of two decisions about the same case the later one counts', () => {
  const rules = withProposals(city, [decision('leitstelle'), decision('kod-ost')]);
  expect(rules.slice(city.routing.length).map(({ team }) => team)).toEqual(['leitstelle']);
});

test('what has neither kind nor district is proposed for its category', () => {
  const [rule] = withProposals(city, [decision('kod-ost', { subKind: null, districtId: null, rule: 'default' })]).slice(-1);
  expect(rule).toMatchObject({ code: 'proposal_waste', when: { categories: ['waste'] }, team: 'kod-ost', forwardTo: null });
});
