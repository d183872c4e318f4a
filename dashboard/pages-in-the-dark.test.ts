import { describePages } from './testing/page-states.ts';

describePages('dark');
