/** Exchanges the secret for the cookie that opens the report's own page; that page may be in another language than this one. */
export async function openOwnPage({
  reference,
  secret
}: {
  reference: string;
  secret: string;
}): Promise<'opened' | 'other-language' | 'refused' | 'unreached'> {
  try {
    const response = await fetch(`/m/${reference}/schluessel`, {
      method: 'POST',
      body: new URLSearchParams({ code: secret }),
      headers: { accept: 'application/json' }
    });
    if (!response.ok) return 'refused';
    const { language } = (await response.json()) as { language: string };
    return language === document.documentElement.lang ? 'opened' : 'other-language';
  } catch {
    return 'unreached';
  }
}
