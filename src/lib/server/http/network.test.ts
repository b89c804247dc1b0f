import { describe, expect, test } from 'vitest';
import { DAY } from '#lib/domain/time.ts';
import { createNetworkNames, networkOf } from './network.ts';

describe('a network', () => {
  test('is the whole address in IPv4, mapped or not', () => {
    expect(networkOf('203.0.113.7')).toBe('203.0.113.7');
    expect(networkOf('::ffff:203.0.113.7')).toBe('203.0.113.7');
  });
  test('is the first half of the address in IPv6, however it is written', () => {
    const written = ['2001:db8:1:2:3:4:5:6', '2001:0db8:0001:0002::9', '2001:DB8:1:2:ffff::1'];
    expect(new Set(written.map(networkOf))).toEqual(new Set(['2001:db8:1:2']));
    expect(networkOf('::1')).toBe('0:0:0:0');
    expect(networkOf('2001:db8:1::7')).toBe('2001:db8:1:0');
    expect(networkOf('fe80::1%eth0')).toBe('fe80:0:0:0');
  });
});

describe('the name of a network', () => {
  test('stays the same for a day, differs between networks and never contains the address', () => {
    const nameOf = createNetworkNames();
    expect(nameOf('203.0.113.7', 0)).toBe(nameOf('203.0.113.7', DAY - 1));
    expect(nameOf('203.0.113.7', 0)).not.toBe(nameOf('203.0.113.8', 0));
    expect(nameOf('203.0.113.7', 0)).not.toContain('203');
  });
  test('changes with the day and with the process', () => {
    const nameOf = createNetworkNames();
    const today = nameOf('203.0.113.7', 0);
    expect(nameOf('203.0.113.7', DAY)).not.toBe(today);
    expect(createNetworkNames()('203.0.113.7', 0)).not.toBe(today);
  });
});
