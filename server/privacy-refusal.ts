import type { Site } from './ports.ts';

/** Why nothing of a visitor may be kept. */
export type PrivacyRefusal = 'opted_out' | 'consent_required';

/**
 * Whether a visitor may be known at all (contract §5), for whatever asks: events, beats, chat. Who
 * said yes to this site may, whatever the browser asks of all sites.
 * @param optedOut the browser sent `Sec-GPC: 1` or `DNT: 1`
 */
export function privacyRefusal(
  { config }: Pick<Site, 'config'>,
  consent: 'granted' | 'implied' | null | undefined,
  optedOut: boolean,
): PrivacyRefusal | undefined {
  if (consent === 'granted') return undefined;
  if (optedOut && config.honorGpc) return 'opted_out';
  return config.consent === 'required' ? 'consent_required' : undefined;
}
