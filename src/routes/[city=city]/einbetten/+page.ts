/** A frame on another website runs no script of ours. */
export const csr = false;
