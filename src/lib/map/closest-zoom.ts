/** From this zoom on a cluster does not come apart any more: its reports lie at one place. */
export const CLOSEST_ZOOM = 18;
