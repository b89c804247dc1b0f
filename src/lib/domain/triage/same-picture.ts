/** A picture that was scaled or compressed again on the way differs by no more; two different ones hardly ever by so little. */
const SAME_WITHIN_BITS = 2;

/** Whether any two of these hashes (16 hexadecimal digits each) stand for the same picture. */
export function sharePicture(some: readonly string[], others: readonly string[]): boolean {
  return some.some((one) => others.some((other) => differingBits(one, other) <= SAME_WITHIN_BITS));
}

function differingBits(one: string, other: string): number {
  return (BigInt(`0x${one}`) ^ BigInt(`0x${other}`)).toString(2).replaceAll('0', '').length;
}
