/** Lower case without umlaut dots and accents, `ß` as `ss`: what search compares, as SQLite only folds ASCII. */
export function folded(text: string): string {
  return text
    .toLowerCase()
    .replaceAll('ß', 'ss')
    .normalize('NFD')
    .replaceAll(/\p{Diacritic}/gu, '');
}

/** A `like` pattern that finds the words anywhere; `\` escapes. */
export function likeAnywhere(text: string): string {
  return `%${text.replaceAll(/[\\%_]/g, '\\$&')}%`;
}
