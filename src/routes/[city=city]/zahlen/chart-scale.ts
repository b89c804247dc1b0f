/** Round numbers of an axis that begins at zero and reaches at least `max`; between three and six of them. */
export function ticksTo(max: number): number[] {
  const rough = Math.max(max, 1) / 4;
  const magnitude = 10 ** Math.floor(Math.log10(rough));
  const step = Math.max(1, [1, 2, 2.5, 5, 10].map((factor) => factor * magnitude).find((size) => size >= rough) ?? rough);
  const whole = Number.isInteger(step) ? step : Math.ceil(step);
  return Array.from({ length: Math.ceil(Math.max(max, 1) / whole) + 1 }, (_, index) => index * whole);
}

/** The same between two numbers, for a line whose changes would be flat from zero on. */
export function ticksBetween(min: number, max: number): number[] {
  const span = ticksTo(Math.max(max - min, 4) * 1.2);
  const step = span[1] ?? 1;
  const first = Math.max(0, Math.floor(min / step) * step);
  return Array.from({ length: Math.ceil((max - first) / step) + 1 }, (_, index) => first + index * step);
}
