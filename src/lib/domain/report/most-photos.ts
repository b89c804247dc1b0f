/** Photos that one report takes from its reporter. */
export const MOST_PHOTOS = 3;
