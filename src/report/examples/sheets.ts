/** The sheets that are made from a set of cases. */
export const SHEETS = ['student', 'solution', 'marker'] as const;
export type Sheet = (typeof SHEETS)[number];

/** What each is called. */
export const SHEET_TITLES: Readonly<Record<Sheet, string>> = {
  student: 'Student’s sheet',
  solution: 'Worked solution',
  marker: 'Marker’s sheet',
};
