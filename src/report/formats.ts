/** The names of the formats of a result, as `--format` takes them. */
export const FORMAT_NAMES = ['text', 'json', 'markdown'] as const;

export type Format = (typeof FORMAT_NAMES)[number];
