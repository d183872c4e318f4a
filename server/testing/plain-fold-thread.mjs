// @ts-check
import { register } from 'tsx/esm/api';

// A thread does not take the loader of the one that started it.
register();
export const { take, fold, forget, close } = await import('../fold-thread.ts');
