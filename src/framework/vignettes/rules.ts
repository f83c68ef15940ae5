import type { Path } from '../../document/position.ts';
import type { Framework } from '../../model/framework.ts';
import type { Vignettes, WrittenVignettes } from '../../model/vignettes.ts';
import { didYouMean } from '../../suggest.ts';
import { listed, quoted } from '../../text.ts';
import { conditionFindings } from '../rules/conditions.ts';
import type { Finding } from '../rules/finding.ts';
import { scoreFindingsIn } from '../rules/scores.ts';
import { LEFT_OPEN } from './normalise.ts';

/** What must hold between a file of vignette texts and its framework. */
export function vignetteFindings(
  written: WrittenVignettes,
  vignettes: Vignettes,
  framework: Framework,
  pathOf: (part: object) => Path,
): Finding[] {
  const questions = new Map(framework.questions.map((question) => [question.id, question]));
  const context = { framework, questions, pathOf };
  const conditions = [
    ...vignettes.plausible,
    ...vignettes.phrases.flatMap(({ onlyWhen }) => (onlyWhen ? [onlyWhen] : [])),
  ];
  return [
    ...conditionFindings(conditions, context),
    ...scoreFindingsIn(conditions, context),
    ...phraseFindings(written, framework),
    ...Object.keys(written.bridges).flatMap((id) =>
      unknown(id, framework.dimensions, 'dimension', ['bridges', id]),
    ),
    ...Object.keys(written.nations).flatMap((id) =>
      unknown(id, framework.nations, 'nation', ['nations', id]),
    ),
  ];
}

function phraseFindings(written: WrittenVignettes, framework: Framework): Finding[] {
  return Object.entries(written.phrases).flatMap(([question, options]): Finding[] => {
    const at = ['phrases', question];
    const found = framework.questions.find(({ id }) => id === question);
    if (!found) return unknown(question, framework.questions, 'question', at);
    return Object.entries(options).flatMap(([option, ways]) => [
      ...(option === LEFT_OPEN ? [] : unknown(option, found.options, 'option', [...at, option])),
      ...ways.flatMap((way, index) => {
        const path = [...at, option, index];
        return [
          ...tagFindings(question, way.rulesOut, [...path, 'rules-out'], framework),
          ...tagFindings(question, way.tells, [...path, 'tells'], framework),
        ];
      }),
    ]);
  });
}

/** What is wrong with what a phrase is said to tell or rule out of other questions. */
function tagFindings(
  own: string,
  tags: Readonly<Record<string, string | readonly string[]>>,
  path: Path,
  { questions }: Framework,
): Finding[] {
  return Object.entries(tags).flatMap(([question, tagged]): Finding[] => {
    const found = questions.find(({ id }) => id === question);
    if (!found) return unknown(question, questions, 'question', [...path, question]);
    if (question === own) {
      const message = 'A phrase tells its own option by where it stands.';
      const advice = 'Name only other questions here.';
      return [{ code: 'own-question', message, advice, path: [...path, question], part: 'key' }];
    }
    const options = typeof tagged === 'string' ? [tagged] : tagged;
    if (typeof tagged !== 'string' && found.options.every(({ id }) => tagged.includes(id))) {
      const message = `Every option of ${quoted(question)} is ruled out.`;
      return [
        { code: 'nothing-left', message, advice: 'One of them has to be left.', path: [...path, question] },
      ];
    }
    return options.flatMap((option, index) =>
      unknown(
        option,
        found.options,
        'option',
        typeof tagged === 'string' ? [...path, question] : [...path, question, index],
        'value',
      ),
    );
  });
}

function unknown(
  id: string,
  among: readonly { readonly id: string }[],
  kind: string,
  path: Path,
  part: 'key' | 'value' = 'key',
): Finding[] {
  const known = among.map((each) => each.id);
  if (known.includes(id)) return [];
  const message = `There is no ${kind} called ${quoted(id)} here.`;
  const advice = () => didYouMean(id, known) || `There is ${listed(known)}.`;
  return [{ code: `unknown-${kind}`, message, advice, path, part }];
}
