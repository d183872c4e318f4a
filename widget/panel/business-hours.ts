import type { PublicConfig } from '../../server/contracts/site-config.ts';

const minutesOf = (time: string) => {
  const [hours, minutes] = time.split(':');
  return Number(hours) * 60 + Number(minutes);
};

/**
 * Whether the team is away at `now`: outside every span of the day, in the site's own time zone.
 * A span that ends before it begins goes on into the next day; a site without hours is never away.
 */
export function isAway(
  { businessHours, timezone }: Pick<PublicConfig, 'businessHours' | 'timezone'>,
  now: number,
): boolean {
  if (!Object.values(businessHours).some((spans) => spans?.length)) return false;
  const at = (time: number) => {
    const parts = new Intl.DateTimeFormat('en-GB', {
      timeZone: timezone,
      weekday: 'short',
      hour: '2-digit',
      minute: '2-digit',
      hourCycle: 'h23',
    }).formatToParts(time);
    const part = (type: string) => parts.find((one) => one.type === type)?.value ?? '';
    const day = part('weekday').toLowerCase() as keyof typeof businessHours;
    return {
      spans: businessHours[day] ?? [],
      minute: minutesOf(`${part('hour')}:${part('minute')}`),
    };
  };
  const { spans, minute } = at(now);
  const today = spans.some(([from, to]) => {
    const [begin, end] = [minutesOf(from), minutesOf(to)];
    return minute >= begin && (minute < end || end <= begin);
  });
  const sinceYesterday = at(now - 86_400_000).spans.some(
    ([from, to]) => minutesOf(to) <= minutesOf(from) && minute < minutesOf(to),
  );
  return !today && !sinceYesterday;
}
