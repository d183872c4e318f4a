/** Of times and of how long something took. */
export const time = {
  now: 'now',
  justNow: 'just now',
  /** Of a column: "12s", "5m", "3h", "4d". */
  short: {
    seconds: (n: number) => `${n}s`,
    minutes: (n: number) => `${n}m`,
    hours: (n: number) => `${n}h`,
    days: (n: number) => `${n}d`,
  },
  ago: (short: string) => `${short} ago`,
  today: 'Today',
  yesterday: 'Yesterday',
  /** Of a duration: "45 s", "3 min", "1 h 20 min". */
  seconds: (n: number) => `${n} s`,
  minutes: (n: number) => `${n} min`,
  hours: (n: number) => `${n} h`,
} as const;
