/** One black box in percent of the picture, as the form sends it. */
export type PercentBox = { x: number; y: number; width: number; height: number };

const FIELDS = ['x', 'y', 'w', 'h'] as const;

/** Boxes of the form as shares 0…1; rows left empty are skipped. Null when a number is missing or outside the picture. */
export function readBoxes(form: FormData): PercentBox[] | null {
  const columns = FIELDS.map((field) => form.getAll(field).map(String));
  const count = Math.max(...columns.map((column) => column.length));
  const boxes: PercentBox[] = [];
  for (let row = 0; row < count; row += 1) {
    const cells = columns.map((column) => column[row]?.trim() ?? '');
    if (cells.every((cell) => cell === '')) continue;
    const [x, y, width, height] = cells.map((cell) => (cell === '' ? Number.NaN : Number(cell) / 100));
    if (x === undefined || y === undefined || width === undefined || height === undefined) return null;
    const inside = [x, y, width, height].every((share) => share >= 0 && share <= 1) && width > 0 && height > 0;
    if (!inside) return null;
    boxes.push({ x, y, width: Math.min(width, 1 - x), height: Math.min(height, 1 - y) });
  }
  return boxes;
}
