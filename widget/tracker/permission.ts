/**
 * What may be done with a visitor: `unknown` before the configuration is there, `pending` while a
 * required consent is missing (both: keep in memory, send nothing), `no`: make nothing.
 */
export type Permission = 'unknown' | 'pending' | 'no' | 'implied' | 'granted';

/** What the permission depends on (contract §5). */
export interface Circumstances {
  /** What the visitor chose, here or on an earlier page. */
  choice: string | null;
  /** Undefined until the configuration is known. */
  config:
    { consent: 'implied' | 'required'; honorGpc: boolean; allowAutomation: boolean } | undefined;
  /** The tag asks for consent whatever the configuration says. */
  consentRequired: boolean;
  automationAllowed: boolean;
  /** `navigator.webdriver` */
  automated: boolean;
  /** Global Privacy Control or Do Not Track. */
  optedOut: boolean;
}

/** An explicit choice wins over every signal; a missing one is what the site and the signals make it. */
export function permissionOf(given: Circumstances): Permission {
  const { choice, config } = given;
  if (!config) return 'unknown';
  if (given.automated && !given.automationAllowed && !config.allowAutomation) return 'no';
  if (choice === 'granted') return 'granted';
  if (choice) return 'no';
  if (given.optedOut && config.honorGpc) return 'no';
  return given.consentRequired || config.consent === 'required' ? 'pending' : 'implied';
}
