/** How hot a score is. */
export type Heat = 'cold' | 'warm' | 'hot';

/** 70 is where a site's alert fires by default (contract §7); from 40 a visit is worth a look. */
export const heatOf = (score: number): Heat => {
  if (score >= 70) return 'hot';
  return score >= 40 ? 'warm' : 'cold';
};
