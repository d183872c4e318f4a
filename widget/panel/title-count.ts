const COUNT = /^\(\d+\) /;

/** Puts the number of unread messages before the page's title, and takes it away at 0. */
export function countInTitle(unread: number): void {
  const title = document.title.replace(COUNT, '');
  document.title = unread ? `(${unread}) ${title}` : title;
}
