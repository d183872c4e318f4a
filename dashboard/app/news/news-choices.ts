import { recall, remember } from '../remembered.ts';

/** How this browser tells of news while another tab or window is in front. */
export type NewsChoice = 'notifications' | 'sound';

const keyOf = (choice: NewsChoice) => `clarm-news-${choice}`;

/** Whether somebody asked for it in this browser. */
export const isChosen = (choice: NewsChoice): boolean => recall(keyOf(choice)) === 'on';

/** Remembers what somebody asked for. */
export const choose = (choice: NewsChoice, on: boolean): void =>
  remember(keyOf(choice), on ? 'on' : 'off');
