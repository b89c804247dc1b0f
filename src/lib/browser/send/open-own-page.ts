/** Exchanges the secret for the cookie that opens the report's own page. */
export async function openOwnPage({ reference, secret }: { reference: string; secret: string }): Promise<'opened' | 'refused' | 'unreached'> {
  try {
    const response = await fetch(`/m/${reference}/schluessel`, {
      method: 'POST',
      body: new URLSearchParams({ code: secret }),
      headers: { accept: 'application/json' }
    });
    return response.ok ? 'opened' : 'refused';
  } catch {
    return 'unreached';
  }
}
