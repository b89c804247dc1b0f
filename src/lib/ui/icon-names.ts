/** Icons of `icons.svg`: 24 grid, 2 px line. */
export const ICON_NAMES = ['globe', 'easy', 'sign', 'search', 'map', 'list', 'clock', 'next', 'back', 'chev', 'down', 'up1', 'dn1', 'lt1', 'rt1', 'camera', 'image', 'trash', 'blur', 'locate', 'pin', 'plus', 'minus', 'check', 'x', 'phone', 'mail', 'link', 'share', 'alert', 'users', 'user', 'download', 'flag', 'eye', 'eyeoff', 'merge', 'undo', 'nav', 'note', 'inbox', 'photo', 'same', 'lock', 'feed', 'home', 'car'] as const;
export type IconName = (typeof ICON_NAMES)[number];

/** Category icons of `icons.svg`: 32 grid, exactly one part is the light. */
export const CATEGORY_ICON_NAMES = ['waste', 'graffiti', 'damage', 'dark', 'unsafe', 'disorder', 'vehicle', 'other'] as const;
export type CategoryIconName = (typeof CATEGORY_ICON_NAMES)[number];
