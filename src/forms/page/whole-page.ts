import { xmlText } from '../../report/formats/html-escape.ts';
import type { PageSettings } from './state.ts';

/** The parts of a page: what stays as it is when it is saved, and what changes. */
export interface PageParts {
  readonly title: string;
  readonly style: string;
  readonly settings: PageSettings;
  /** The framework, packed. */
  readonly packed: string;
  readonly script: string;
  readonly digest: string;
  /** The answers. */
  readonly saved: string;
  /** The form as it is printed, as HTML. */
  readonly paper: string;
}

/** The ids of the elements by which a page finds its parts again. */
export const PARTS = {
  saved: 'joinedup-answers',
  settings: 'joinedup-form',
  packed: 'joinedup-framework',
  script: 'joinedup-program',
  style: 'joinedup-style',
  paper: 'paper',
  app: 'app',
} as const;

/**
 * The text of a page. The program stands before the paper, so that the paper is never seen where the program runs; it
 * finds the style, itself and the framework in the page, and writes them anew as they are.
 */
export function pageText({
  title,
  style,
  settings,
  packed,
  script,
  digest,
  saved,
  paper,
}: PageParts): string {
  return `<!DOCTYPE html>
<html lang="en-GB">
<head>
<meta charset="utf-8"/>
<meta name="viewport" content="width=device-width, initial-scale=1"/>
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; script-src '${digest}'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'"/>
<title>${xmlText(title)}</title>
<style id="${PARTS.style}">${style}</style>
</head>
<body>
<div id="${PARTS.app}"></div>
<script type="application/json" id="${PARTS.saved}">
${saved}
</script>
<script type="application/json" id="${PARTS.settings}">${JSON.stringify(settings).replaceAll('<', '\\u003c')}</script>
<script type="text/plain" id="${PARTS.packed}">${packed}</script>
<script id="${PARTS.script}">${script}</script>
<main id="${PARTS.paper}">
${paper}
</main>
</body>
</html>
`;
}
