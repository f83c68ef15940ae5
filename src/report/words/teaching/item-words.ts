import type { ItemAnalysis, ItemMarks, Reliability } from '../../../teaching/marking/marking-types.ts';
import { counted } from '../../../text.ts';

/** The reason why a class is too small for more than its points. */
export function tooSmallText({ students, fewest }: ItemAnalysis): string {
  return `Not said of ${counted(students, 'student')}: it takes ${fewest.students} students and ${fewest.cases} cases, and with fewer it would be chance.`;
}

/** The reliability above which a test in class is fit to rank by (Wells and Wollack, 2003, University of Wisconsin). */
const RELIABLE = 0.7;

/** What the reliability of a set means. */
export function reliabilityTexts(reliability: Reliability | null): string[] {
  if (!reliability) return ['All have the same points, so they tell nobody from another.'];
  const { alpha, low, high, error } = reliability;
  const verdict =
    low >= RELIABLE
      ? 'Other cases like these would put the class in much the same order.'
      : high < RELIABLE
        ? 'Other cases like these would put the class in another order, so do not rank by it. More cases help.'
        : 'It may do to tell strong from weak, and not to rank by. More cases help.';
  return [
    `Reliability ${alpha.toFixed(2)}, with 95% certainty from ${low.toFixed(2)} to ${high.toFixed(2)} (Cronbach’s alpha). ${verdict}`,
    `With other cases like these, a student’s points would come out about ${error.toFixed(1)} higher or lower.`,
  ];
}

/** From here down a case is hard, and from here up easy, as Moodle’s statistics of a quiz have it. */
const [HARD, EASY] = [0.35, 0.8];

/** Below this a question hardly tells strong from weak (Ebel and Frisbie, 1991). */
const APART = 0.2;

/** What a case says of a class. */
export function itemText({ facility, discrimination }: ItemMarks): string {
  const ease = facility === null ? '' : facility < HARD ? 'Hard. ' : facility > EASY ? 'Easy. ' : '';
  if (discrimination === null) return `${ease}Everybody has the same points.`;
  if (discrimination < 0) return `${ease}Who did better elsewhere did worse here: read text and key again.`;
  return `${ease}${discrimination < APART ? 'Hardly tells' : 'Tells'} who knows more.`;
}
