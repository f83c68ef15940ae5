import type { WhatIf } from '../engine/what-if.ts';
import type { Paper } from '../layout/paper.ts';
import type { Format } from './formats.ts';
import { jsonText } from './json.ts';

type WhatIfRenderer = (whatIf: WhatIf, paper: Paper) => string;

/** The formats of results, for what other answers would change. */
const WHAT_IF_FORMATS: Readonly<Record<Format, () => Promise<WhatIfRenderer>>> = {
  text: async () => (await import('./text/what-if.ts')).renderWhatIf,
  json: async () => jsonText,
  markdown: async () => (await import('./markdown-what-if.ts')).renderWhatIfMarkdown,
};

/** The renderer of what other answers would change, in a format. */
export function whatIfRendererFor(format: Format): Promise<WhatIfRenderer> {
  return WHAT_IF_FORMATS[format]();
}
