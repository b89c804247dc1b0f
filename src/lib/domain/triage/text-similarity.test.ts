import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { textPieces, textSimilarity } from './text-similarity.ts';

const likeness = (a: string | null, b: string | null) => textSimilarity(textPieces(a), textPieces(b));

describe('likeness of texts', () => {
  it.each([
    ['a sofa told twice', 'Altes Sofa und Matratze auf dem Gehweg', 'Da liegt seit Tagen ein Sofa mit Matratze', { from: 0.6, to: 1 }],
    ['a part of a compound', 'Sperrmüll', 'Großer Sperrmüllhaufen vor dem Haus', { from: 0.4, to: 0.7 }],
    ['one lamp in two words', 'Die Straßenlaterne flackert', 'Laterne flackert die ganze Nacht', { from: 0.4, to: 0.7 }],
    ['umlauts written out', 'Müll an der Königsallee', 'Muell an der Koenigsallee', { from: 1, to: 1 }],
    ['Turkish, with its own letters', 'Kaldırımda eski koltuk var', 'Eski koltuk kaldırımda', { from: 0.8, to: 1 }],
    ['Ukrainian', 'Старий диван на тротуарі', 'На тротуарі лежить диван', { from: 0.5, to: 1 }],
    ['Arabic', 'أريكة قديمة على الرصيف', 'على الرصيف أريكة', { from: 0.6, to: 1 }],
    ['two things in Ukrainian', 'Старий диван', 'Не горить ліхтар', { from: 0, to: 0.2 }],
    ['two things', 'Sofa', 'Kühlschrank neben Container', { from: 0, to: 0.1 }],
    ['little words only in common', 'Da ist schon wieder ein Schlagloch', 'Hier ist schon wieder eine Schmiererei', { from: 0, to: 0.2 }]
  ])('%s', (_, a, b, { from, to }) => {
    expect(likeness(a, b)).toBeGreaterThanOrEqual(from);
    expect(likeness(a, b)).toBeLessThanOrEqual(to);
  });

  it.each([[null], [''], ['  '], ['…!'], ['Guten Tag']])('is unknown when one side says nothing: %j', (silent) => {
    expect(likeness(silent, 'Sofa auf dem Gehweg')).toBeNull();
  });

  it('is the same in both directions, between 0 and 1, and 1 with itself', () => {
    fc.assert(
      fc.property(fc.string(), fc.string(), (a, b) => {
        const share = likeness(a, b);
        expect(likeness(b, a)).toBe(share);
        if (share !== null) expect(share >= 0 && share <= 1 && likeness(a, a) === 1).toBe(true);
      })
    );
  });
});
