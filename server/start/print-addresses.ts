import type { Settings } from '../settings.ts';

/** What `npm start` says when all is up: where everything is. */
export function printAddresses(
  settings: Pick<Settings, 'publicUrl' | 'demo' | 'mongoUri' | 'dataDir'>,
  setupLink: string | undefined,
): string {
  const rows: [string, string][] = [];
  if (setupLink) rows.push(['Create your account', setupLink]);
  rows.push(['Dashboard', `${settings.publicUrl}/dashboard/`]);
  if (settings.demo) rows.push(['Demo site', `${settings.publicUrl}/demo/`]);
  rows.push(['API', `${settings.publicUrl}/api/docs`]);
  if (!settings.mongoUri) rows.push(['Data', settings.dataDir]);
  const width = Math.max(...rows.map(([name]) => name.length));
  const lines = rows.map(([name, where]) => `  ${name.padEnd(width)}  ${where}`);
  return ['', '  Clarm is running.', '', ...lines, '', '  Ctrl-C stops it.', ''].join('\n');
}
