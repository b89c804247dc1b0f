import { describe, expect, test } from 'vitest';
import { temporaryDatabase } from '../../../../tests/support/temporary-database.ts';
import { checkPragmas, inTransaction, REQUIRED_PRAGMAS } from './open.ts';

describe('an opened database', () => {
  test('writes through a power cut, keeps its keys and waits for a lock', () => {
    const { database } = temporaryDatabase();
    const found = Object.fromEntries(Object.keys(REQUIRED_PRAGMAS).map((pragma) => [pragma, database.client.pragma(pragma, { simple: true })]));
    expect(found).toEqual({ journal_mode: 'wal', synchronous: 2, foreign_keys: 1, busy_timeout: 10_000 });
  });

  test.each(['synchronous = NORMAL', 'foreign_keys = OFF', 'busy_timeout = 0'])('is refused with %s', (pragma) => {
    const { database } = temporaryDatabase();
    database.client.pragma(pragma);
    expect(() => checkPragmas(database.client)).toThrow('database.pragma');
  });

  test('has the same migrations when it is opened again', () => {
    const { database, connect } = temporaryDatabase();
    const tables = (client: typeof database.client) => client.prepare("select name from sqlite_master where type in ('table', 'index') order by name").all();
    expect(tables(connect().client)).toEqual(tables(database.client));
  });

  test('has no row without its report', () => {
    const { database } = temporaryDatabase();
    const orphan = "insert into supporter (city_id, report_id, id, at) values ('kleinstadt', 'nobody', 's', 1)";
    expect(() => database.client.exec(orphan)).toThrow('FOREIGN KEY');
  });
});

describe('a transaction', () => {
  test('is taken back as a whole when its work fails', () => {
    const { database } = temporaryDatabase();
    const work = () => {
      database.client.exec("insert into installation (id, kind, created_at) values (1, 'demo', 1)");
      throw new Error('power cut');
    };
    expect(() => inTransaction(database, work)).toThrow('power cut');
    expect(database.client.prepare('select count(*) as n from installation').get()).toEqual({ n: 0 });
  });

  test('holds off other writers from its first statement on', () => {
    const { database, connect } = temporaryDatabase();
    const other = connect();
    other.client.pragma('busy_timeout = 0');
    inTransaction(database, () => {
      expect(() => inTransaction(other, () => undefined)).toThrow('database is locked');
    });
  });
});
