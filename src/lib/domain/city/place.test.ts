import { describe, expect, it } from 'vitest';
import { readBochum } from '../../../../tests/support/bochum.ts';
import { offsetMeters } from '../geo/distance.ts';
import type { City } from './city.ts';
import { placeAt, placeLine } from './place.ts';

const bochum = readBochum();
const HOUSE = { lat: 51.49, lon: 7.2 };
const city: City = { ...bochum, addresses: [{ street: 'Dorstener Straße', houseNumber: '12', postcode: '44809', quarterId: 'bochum-sb-16', ...HOUSE }] };

const lineAt = (east: number) => {
  const place = placeAt(offsetMeters(HOUSE, east, 0), city);
  return placeLine(place, city);
};

describe('place words', () => {
  it('say the house number up to 25 m from a known address', () => {
    expect(lineAt(24.9)).toBe('Dorstener Straße 12, Hamme');
  });

  it('say only the street beyond 25 m', () => {
    expect(lineAt(25.1)).toBe('Dorstener Straße, Hamme');
  });

  it('say only the quarter beyond 60 m', () => {
    expect([lineAt(59.9), lineAt(60.1)]).toEqual(['Dorstener Straße, Hamme', 'Quartier Hamme']);
  });

  it.each([
    [null, 'Dorstener Straße 12, Hamme'],
    [25, 'Dorstener Straße 12, Hamme'],
    [25.1, 'Dorstener Straße, Hamme'],
    [250, 'Dorstener Straße, Hamme'],
    [250.1, 'Quartier Hamme']
  ])('with an accuracy of %s m say %s', (accuracyMeters, words) => {
    expect(placeLine(placeAt(HOUSE, city, accuracyMeters), city)).toBe(words);
  });

  it('an address without a house number gives its street, however near', () => {
    const withoutNumber = { ...city, addresses: city.addresses.map((address) => ({ ...address, houseNumber: '' })) };
    expect(placeLine(placeAt(HOUSE, withoutNumber), withoutNumber)).toBe('Dorstener Straße, Hamme');
  });

  it('the nearest of several addresses wins', () => {
    const neighbour = { street: 'Amtsstraße', houseNumber: '3', postcode: null, quarterId: 'bochum-sb-16', ...offsetMeters(HOUSE, 20, 0) };
    const two = { ...city, addresses: [...city.addresses, neighbour] };
    expect(placeAt(offsetMeters(HOUSE, 15, 0), two)).toMatchObject({ street: 'Amtsstraße', houseNumber: '3' });
  });

  it('outside the city nothing is known', () => {
    expect(placeAt({ lat: 51.533, lon: 7.219 }, city)).toEqual({ street: null, houseNumber: null, quarterId: null, districtId: null });
  });

  it('without a quarter the district is named, and nothing at all gives no words', () => {
    expect(placeLine({ street: null, quarterId: null, districtId: 'bochum-mitte' }, city)).toBe('Bochum-Mitte');
    expect(placeLine({ street: 'Amtsstraße', quarterId: null, districtId: 'bochum-mitte' }, city)).toBe('Amtsstraße, Bochum-Mitte');
    expect(placeLine({ street: null, quarterId: null, districtId: null }, city)).toBe('');
  });
});
