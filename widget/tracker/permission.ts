/**
 * What may be done with a visitor: `unknown` before the configuration is there, `pending` while a
 * required consent is missing (both: keep in memory, send nothing), `no`: make nothing.
 */
export type Permission = 'unknown' | 'pending' | 'no' | 'implied' | 'granted';

/**
 * An explicit choice wins over every signal; a missing one is what the signals and the site make it
 * (contract §5).
 * @param choice what the visitor chose, here or on an earlier page
 * @param config undefined until it is known
 * @param required the tag or the configuration asks for consent
 * @param automated `navigator.webdriver`, where the tag does not allow it
 * @param optedOut Global Privacy Control or Do Not Track
 */
export function permissionOf(
  choice: string | null,
  config: { honorGpc: boolean; allowAutomation: boolean } | undefined,
  required: boolean | undefined,
  automated: boolean,
  optedOut: boolean | undefined,
): Permission {
  if (!config) return 'unknown';
  if (automated && !config.allowAutomation) return 'no';
  if (choice) return choice === 'granted' ? choice : 'no';
  if (optedOut && config.honorGpc) return 'no';
  return required ? 'pending' : 'implied';
}
