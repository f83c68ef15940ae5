import { type Paper, PLAIN_STYLE, UNICODE_GLYPHS } from '../../src/layout/paper.ts';

/** Paper of eighty columns without colour. */
export const PAPER: Paper = {
  width: 80,
  measure: (text) => [...text].length,
  style: PLAIN_STYLE,
  glyphs: UNICODE_GLYPHS,
};
