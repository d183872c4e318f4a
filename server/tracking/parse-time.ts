const WITH_ZONE = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}([.,]\d+)?)?(Z|[+-]\d{2}:?\d{2})$/i;

/**
 * A time in ISO 8601, ms; undefined for anything else. One without a zone would be another time on
 * every server.
 */
export function parseTime(text: string | undefined): number | undefined {
  if (text === undefined || !WITH_ZONE.test(text)) return undefined;
  const time = Date.parse(text);
  return Number.isNaN(time) ? undefined : time;
}
