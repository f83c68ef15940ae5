import { jsonEscaped } from '../../text.ts';

/** `value` as JSON on lines of its own, with what nobody sees, or could steer a terminal, as escapes. */
export function jsonText(value: unknown): string {
  return `${jsonEscaped(JSON.stringify(value, null, 2))}\n`;
}

/** A text printed piece by piece, so that none is kept, with the same bytes as all at once. */
export interface Series<Data> {
  /** What stands there for the next one. */
  next(data: Data): string;
  /** What stands behind the last one. */
  end(): string;
}

/** Entries of a list in JSON, which is the last thing that the object around it holds. */
export function jsonInSeries<Data>(around: (list: readonly Data[]) => object): Series<Data> {
  const [opens = '', closes = ''] = jsonText(around([])).split(/(?<=\[)(?=\]\n\}\n$)/u);
  let isFirst = true;
  return {
    next: (data) => {
      const before = isFirst ? opens : ',';
      isFirst = false;
      return `${before}\n    ${jsonText(data).trimEnd().replaceAll('\n', '\n    ')}`;
    },
    end: () => (isFirst ? `${opens}${closes}` : `\n  ${closes}`),
  };
}
