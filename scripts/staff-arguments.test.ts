import { describe, expect, test } from 'vitest';
import { tinyCity } from '../tests/support/tiny-city.ts';
import { readOrder } from './staff-arguments.ts';

const read = (line: string) => readOrder(line.split(' '), [tinyCity()]);

describe('staff:create', () => {
  test('reads a new account', () => {
    expect(read('--city kleinstadt --login k --name Kowalski --role lead --teams kod-west,kod-ost')).toEqual({
      ok: true,
      order: { kind: 'create', cityId: 'kleinstadt', login: 'k', name: 'Kowalski', role: 'lead', teams: ['kod-west', 'kod-ost'] }
    });
  });

  test('reads a change and leaves alone what is not named', () => {
    expect(read('--change k --role auditor')).toEqual({ ok: true, order: { kind: 'change', login: 'k', role: 'auditor', teams: null, password: false } });
  });

  test('needs no team for somebody who works for the whole city', () => {
    expect(read('--city kleinstadt --login k --name K --role dispatcher')).toMatchObject({ ok: true });
  });

  test.each([
    ['--city anderswo --login k --name K --role admin', '--city: expected one of kleinstadt.'],
    ['--city kleinstadt --login k --name K --role boss', '--role: expected one of member, lead, dispatcher, admin, auditor.'],
    ['--city kleinstadt --login k --name K --role member', '--teams: a member works for at least one of kod-west, kod-ost, leitstelle.'],
    ['--city kleinstadt --login k --name K --role member --teams kod-nord', '--teams: there is no team "kod-nord".'],
    ['--city kleinstadt --login k --role admin', '--login, --name and --role are needed.']
  ])('answers %s with what is expected', (line, problem) => expect(read(line)).toEqual({ ok: false, problem }));

  test('takes no password as an argument', () => expect(read('--change k --password geheim')).toMatchObject({ ok: false }));
});
