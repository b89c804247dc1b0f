declare module 'heic-decode' {
  type Decoded = { width: number; height: number; data: Uint8ClampedArray };
  type HeicImage = { width: number; height: number; decode(): Promise<Decoded> };
  const heicDecode: { all(options: { buffer: Uint8Array }): Promise<HeicImage[]> };
  export default heicDecode;
}
