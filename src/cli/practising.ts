import { setImmediate } from 'node:timers/promises';
import { compile } from '../engine/compile.ts';
import { type Practice, practise } from '../interview/practising.ts';
import type { Prompter } from '../interview/prompter.ts';
import { type Paper, PLAIN_STYLE } from '../layout/paper.ts';
import { type Judged, judge } from '../marking/judging.ts';
import { sessionScore } from '../marking/session.ts';
import { InputError, Interrupted } from '../problem.ts';
import type { Block } from '../report/document/blocks.ts';
import { textLines } from '../report/document/text.ts';
import { rendererOf } from '../report/pages.ts';
import { answerBlocks } from '../report/practice/answer.ts';
import { aboutBlocks, caseBlocks, welcomeBlocks } from '../report/practice/case.ts';
import { loadProver } from '../solver/prove.ts';
import { CaseSupply } from './case-supply.ts';
import type { CommandContext } from './context.ts';
import type { PracticeWishes } from './practice-wishes.ts';
import { TOOL } from './tool.ts';

/**
 * Holds a session of practice. Gives the score as it is printed, null where no case was answered. Where the person breaks
 * off, `Interrupted` says the score so far.
 */
export async function practiseCases(
  wishes: PracticeWishes,
  prompter: Prompter,
  { out, err }: CommandContext,
): Promise<string | null> {
  const { told, again } = wishes;
  const { title } = told.framework;
  const judged: Judged[] = [];
  const practice = await practiceOf(wishes, judged, prompter, err.paper);
  const render = await rendererOf('practice', 'text');
  const scoreOn = (paper: Paper): string | null => {
    if (judged.length === 0) return null;
    return render({ title, judged, score: sessionScore(judged), again }, paper);
  };
  try {
    const parts = partsOf(welcomeBlocks(title, again), err.paper);
    const left = await prompter.read({ parts, next: 'the first case', rows: null, commands: ['stop'] });
    if (left === null) await practise(practice);
  } catch (error) {
    if (!(error instanceof Interrupted)) throw error;
    throw new Interrupted(scoreOn({ ...err.paper, style: PLAIN_STYLE })?.trimEnd() ?? NONE_ANSWERED);
  }
  const score = scoreOn(out.paper);
  if (score === null) prompter.say(NONE_ANSWERED);
  return score;
}

const NONE_ANSWERED = 'No case was answered, so there is no score.';

async function practiceOf(
  { told, request, count }: PracticeWishes,
  judged: Judged[],
  prompter: Prompter,
  paper: Paper,
): Promise<Practice> {
  const { framework, vignettes } = told;
  const model = compile(framework);
  const supply = new CaseSupply(request, { model, vignettes, tool: TOOL, prove: await loadProver() });
  const total = count === null ? null : count * (request.kind === 'twins' ? 2 : 1);
  const headingOf = ({ title }: { readonly title: string }) =>
    `Case ${supply.given}${total === null ? '' : ` of ${total}`}: ${title}`;
  return {
    prompter,
    next: async () => {
      try {
        // What stands on the screen is painted before a case is worked out, and a Ctrl-C meanwhile is heard of after it.
        await setImmediate();
        const example = supply.next();
        await setImmediate();
        return example;
      } catch (error) {
        // Cases of a rare kind may run out; what was answered counts all the same.
        if (!(error instanceof InputError)) throw error;
        prompter.say(error.message);
        return null;
      }
    },
    hasMore: () => total === null || supply.given < total,
    headingOf,
    textOf: (example) => partsOf(caseBlocks(headingOf(example), example), paper),
    aboutAll: (things) => partsOf(aboutBlocks(things), paper),
    judge: (example, answer) => {
      const found = judge(example, answer, model);
      const said = answerBlocks(found, judged);
      judged.push(found);
      return partsOf(said, paper);
    },
  };
}

function partsOf(blocks: readonly Block[], paper: Paper): readonly (readonly string[])[] {
  return blocks.map((block) => textLines([block], paper));
}
