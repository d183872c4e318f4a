/**
 * The parameters by which campaigns and ad networks mark their links: Google Analytics' `utm_*`,
 * and the click ids of Google, Meta, Microsoft, TikTok, LinkedIn and X.
 */
export const CAMPAIGN_PARAMETERS = [
  'utm_source',
  'utm_medium',
  'utm_campaign',
  'utm_term',
  'utm_content',
  'utm_id',
  'gclid',
  'gbraid',
  'wbraid',
  'dclid',
  'fbclid',
  'msclkid',
  'ttclid',
  'li_fat_id',
  'twclid',
] as const;
