/** The lists of the inbox. */
export const VIEWS = ['open', 'mine', 'snoozed', 'closed'] as const;
/** One of the lists of the inbox. */
export type View = (typeof VIEWS)[number];

/** What a list asks for; an empty tag is any. */
export const queryOf = (view: View, tag: string) => ({
  ...(view === 'mine' ? ({ status: 'open', assignee: 'me' } as const) : { status: view }),
  ...(tag ? { tag } : {}),
});
