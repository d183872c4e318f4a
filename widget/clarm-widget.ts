export { ClarmWidget } from './panel/define.ts';
