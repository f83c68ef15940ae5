import type { DraftAnswer } from '../assessment/answers.ts';
import { tallyKey } from '../assessment/panel-tally.ts';
import { allQuestions } from '../framework/traverse.ts';
import type { Session } from '../interview/session.ts';
import type { Answers, AnswerValue } from '../model/assessment.ts';
import type { Panel, PanelQuestion, View } from '../model/panel.ts';
import type { Question } from '../model/question.ts';
import { isPutInByRule } from '../report/words/agreed-words.ts';
import { differencesOf } from '../report/words/panel/difference-words.ts';
import { evidenceFor } from './evidence.ts';
import { knownIn, movedAway, sameCounts, sayingOtherwise, tallyOf } from './tallies.ts';

/** Holds views together, and says who says what. */
export type HoldTogether = (views: readonly View[]) => Promise<Panel>;

/**
 * How a question stands: not come to yet, come again since the views changed, left open, agreed on, or to be put in because all
 * who know say the same, and they are enough.
 */
export type Standing = 'new' | 'again' | 'left-open' | 'agreed' | 'all-say';

/** What became of the questions that nobody has to be asked, and of what was agreed before. */
export interface PutIn {
  /** The questions to be saved with what they now hold. */
  readonly changed: readonly Question[];
  /** Those of them that hold nothing any more: they are not asked for certain, or too few know. */
  readonly takenOut: readonly Question[];
  /** Those that come again, since somebody says something else than was agreed. */
  readonly again: readonly Question[];
}

/** The answers that several agree on, in memory, beside what each of them says. */
export class Meeting {
  readonly session: Session;
  /** All that the views say, with who says it. */
  readonly panel: Panel;
  /** True where the agreed file names people. */
  readonly names: boolean;
  readonly views: readonly View[];
  readonly #hold: HoldTogether;
  readonly #asked: ReadonlyMap<string, PanelQuestion>;
  #now: { readonly by: string; readonly panel: Promise<Panel> } | null = null;

  private constructor({ session, views, names, hold }: Beginning, panel: Panel) {
    this.session = session;
    this.panel = panel;
    this.names = names;
    this.views = views;
    this.#hold = hold;
    this.#asked = new Map(panel.questions.map((question) => [question.question, question]));
  }

  /** A meeting of those who gave `views`, with what its session holds already. */
  static async of(beginning: Beginning): Promise<Meeting> {
    return new Meeting(beginning, await beginning.hold(beginning.views));
  }

  /** What the views say to a question; undefined where none of them is asked about such. */
  saidTo({ id }: Pick<Question, 'id'>): PanelQuestion | undefined {
    return this.#asked.get(id);
  }

  /** The questions that are, or may be, asked by what is agreed so far, and of which anybody said anything. */
  questions(): readonly Question[] {
    return this.session.questions().filter(({ id }) => this.#asked.has(id));
  }

  /** Those of them that stand in one of these ways. */
  standingAs(...standings: readonly Standing[]): readonly Question[] {
    return this.questions().filter((question) => standings.includes(this.standing(question)));
  }

  /** Those agreed on otherwise than somebody says, of which nobody was asked yet why, or who stays apart. */
  unexplained(): readonly Question[] {
    return this.standingAs('agreed').filter((question) => {
      const given = this.session.answerTo(question);
      return given.views && given.dissent === undefined && isApart(given) && !isPutInByRule(given);
    });
  }

  standing(question: Question): Standing {
    const said = this.saidTo(question);
    const given = this.session.answerTo(question);
    const isSame = said === undefined || isAlike(said);
    if (given.views && said && this.#isBack(given, said)) return 'again';
    if (given.answer === null) return isSame ? 'all-say' : given.views ? 'left-open' : 'new';
    if (!given.views || !isPutIn(given)) return 'agreed';
    if (isSame) return 'all-say';
    return said.tally.length < 2 ? 'new' : 'agreed';
  }

  #isBack(given: DraftAnswer, said: PanelQuestion): boolean {
    const { views, answer, dissent } = given;
    const now = this.#tally(said);
    if (!views || sameCounts(views, now)) return false;
    // Who stays apart was said of those who did so then.
    return answer === null || dissent != null || movedAway(answer, views, now);
  }

  #tally(said: PanelQuestion) {
    return tallyOf(said, this.panel.who ?? [], this.names);
  }

  /**
   * Puts in what all who know say, takes out what was put in and is not certainly asked any more, and brings every tally up to
   * date that changes nothing of what was agreed.
   */
  putIn(): PutIn {
    const changed = new Set<Question>();
    const before = new Map(
      allQuestions(this.session.framework).map((each) => [each, this.session.answerTo(each)]),
    );
    // What is put in settles whether others are asked; each is decided by earlier ones only, so that this ends.
    for (let moved = this.#renewed(); moved.length > 0; moved = this.#renewed())
      for (const question of moved) changed.add(question);
    const takenOut = [...changed].filter(
      (each) => before.get(each)?.answer !== null && !this.session.isAnswered(each),
    );
    return { changed: [...changed], takenOut, again: this.standingAs('again') };
  }

  /** An answer with how many say what, and the evidence of those who give it. */
  #held(given: DraftAnswer, said: PanelQuestion): DraftAnswer {
    const evidence = evidenceFor(said, given.answer, given.evidence, this);
    return { ...given, evidence, views: this.#tally(said) };
  }

  /** The questions that hold something else now than before. */
  #renewed(): readonly Question[] {
    const sure = this.surelyAsked();
    return allQuestions(this.session.framework).filter((question) => {
      const [given, now] = [
        this.session.answerTo(question),
        this.#withoutAsking(question, sure.has(question.id)),
      ];
      if (JSON.stringify(heldIn(now)) === JSON.stringify(heldIn(given))) return false;
      this.session.setAnswer(question, now);
      return true;
    });
  }

  /** The questions that are asked whatever is agreed on those to come. */
  surelyAsked(): ReadonlySet<string> {
    return this.session.surelyAsked(
      (question) => !this.saidTo(question) || !OPEN.includes(this.standing(question)),
    );
  }

  /** What a question holds, as far as nobody has to be asked. */
  #withoutAsking(question: Question, isSure: boolean): DraftAnswer {
    const [said, standing] = [this.saidTo(question), this.standing(question)];
    const given = this.session.answerTo(question);
    if (!said) return given;
    const isOwn = given.answer === null ? given.note === null : isPutIn(given) || isPutInByRule(given);
    if (isOwn && given.answer !== null && (!isSure || standing === 'new')) return TAKEN_OUT;
    const views = this.#tally(said);
    if (standing === 'new' || (Object.keys(views).length === 0 && !given.views)) return given;
    if (isOwn && isAlike(said))
      return isSure ? this.#held({ ...given, answer: allSay(said, views) }, said) : given;
    return standing === 'again' ? given : this.#held(given, said);
  }

  /** `answer` as it is to be kept, with what the views say now. */
  agreed(question: Question, answer: AnswerValue | null): DraftAnswer {
    const said = this.saidTo(question);
    const before = this.session.answerTo(question);
    const given = said ? this.#held({ ...before, answer }, said) : { ...before, answer };
    // Where nobody says otherwise, nobody is asked who stays apart.
    const isAsked = answer === null || isApart(given) || given.dissent !== undefined;
    return isAsked ? given : { ...given, dissent: null };
  }

  /** The views held together once all of them say what is agreed, but for the question that is asked. */
  now(asked: Question | null = null): Promise<Panel> {
    const agreed = new Map<string, AnswerValue>();
    for (const question of allQuestions(this.session.framework)) {
      const { answer } = this.session.answerTo(question);
      const isOpen = OPEN.includes(this.standing(question));
      if (answer !== null && !isOpen && question.id !== asked?.id) agreed.set(question.id, answer);
    }
    const by = JSON.stringify([...agreed]);
    if (this.#now?.by !== by)
      this.#now = { by, panel: this.#hold(this.views.map((view) => heldTo(agreed, view))) };
    return this.#now.panel;
  }

  /** The questions still to be asked: what decides by what is agreed so far first, in the order of the agenda. */
  async whatIsLeft(): Promise<Left> {
    const now = await this.now();
    const open = this.standingAs('new', 'again').map((question) => {
      const matter = matterOf(question, now);
      const isSplit = this.saidTo(question)?.consensus.verdict === 'split';
      return { question, matter, place: this.agendaNumber(question) ?? Number.POSITIVE_INFINITY, isSplit };
    });
    const order = [...MATTERS, null];
    const left = open.toSorted(
      (one, other) =>
        order.indexOf(one.matter) - order.indexOf(other.matter) ||
        (one.place === other.place ? 0 : one.place - other.place) ||
        Number(other.isSplit) - Number(one.isSplit),
    );
    const count = (of: Matter) => left.filter(({ matter }) => matter === of).length;
    const [level, needs] = [count('level'), count('needs')];
    return { left: left.map(({ question }) => question), level, needs, deciding: level + needs };
  }

  /** The number of a question on the agenda of all that the views say; undefined where it is not on it. */
  agendaNumber({ id }: Pick<Question, 'id'>): number | undefined {
    const place = differencesOf(this.panel).findIndex(({ question }) => question.question === id);
    return place < 0 ? undefined : place + 1;
  }
}

/** What hangs on a question: the level, or which level people need, for certain or perhaps. */
export type Matter = (typeof MATTERS)[number];

const MATTERS = ['level', 'needs', 'perhaps-level', 'perhaps-needs'] as const;

/** What hangs on a question by what a panel says; null for nothing. */
export function matterOf({ id }: Pick<Question, 'id'>, panel: Panel): Matter | null {
  const found = differencesOf(panel).find(({ question }) => question.question === id);
  if (!found) return null;
  const what = found.question.part === 'needs' ? 'needs' : 'level';
  return found.isSure ? what : `perhaps-${what}`;
}

/** The questions still to be asked, in their order. */
export interface Left {
  readonly left: readonly Question[];
  /** How many of them decide the level, which level people need, and either. */
  readonly level: number;
  readonly needs: number;
  readonly deciding: number;
}

const OPEN: readonly Standing[] = ['new', 'again', 'left-open'];

/** True where at least half of those who were asked know: what fewer say is not taken without having been talked about. */
export function enoughKnow({ known, notKnown }: Pick<PanelQuestion, 'known' | 'notKnown'>): boolean {
  return known === 0 || known >= notKnown;
}

/** True where nobody needs to be asked: all who know say the same, and are enough; or nobody knows. */
function isAlike(said: PanelQuestion): boolean {
  return said.tally.length < 2 && enoughKnow(said);
}

/** The answer that stands in the middle of what people say, or that most give, where the rule calls it agreed; null elsewhere. */
export function answerByRule({ consensus, ordered, median, tally }: PanelQuestion): string | null {
  if (consensus.verdict !== 'agreement') return null;
  const most = Math.max(...tally.map(({ views }) => views));
  const commonest = tally.flatMap(({ answer, views }) =>
    views === most && typeof answer === 'string' ? [answer] : [],
  );
  const [only, ...others] = ordered ? (median?.options ?? []) : commonest;
  return only !== undefined && others.length === 0 ? only : null;
}

export interface Beginning {
  readonly session: Session;
  readonly views: readonly View[];
  readonly names: boolean;
  readonly hold: HoldTogether;
}

/** True for an answer that was put in, and neither given nor explained by anybody. */
function isPutIn({ answer, note, dissent, views }: DraftAnswer): boolean {
  const known = knownIn(views ?? {});
  const said = answer === 'unknown' ? [] : [tallyKey(answer ?? [])];
  return note === null && dissent === undefined && known.join('|') === said.join('|');
}

/** True where people answer otherwise than was agreed. */
function isApart({ answer, views }: DraftAnswer): boolean {
  return answer !== null && sayingOtherwise(answer, views ?? {}) > 0;
}

const TAKEN_OUT: DraftAnswer = { answer: null, note: null, evidence: [], source: null, views: null };

/** What a meeting changes of an answer without anybody being asked. */
function heldIn({ answer, views, note, evidence }: DraftAnswer) {
  return [answer, views ?? null, note, evidence];
}

function allSay({ tally }: PanelQuestion, views: object): AnswerValue | null {
  const [only] = tally;
  if (only) return only.answer;
  return Object.keys(views).length > 0 ? 'unknown' : null;
}

/** A view that says what was agreed, and all else as it does. */
function heldTo(agreed: ReadonlyMap<string, AnswerValue>, view: View): View {
  const within = (answers: Answers, ids: readonly string[]): Answers => {
    const held = new Map(answers);
    for (const id of ids) {
      const answer = agreed.get(id);
      if (answer === undefined) continue;
      if (answer === 'unknown') held.delete(id);
      else held.set(id, { note: null, evidence: [], source: null, ...answers.get(id), answer });
    }
    return held;
  };
  const { assessment } = view;
  // An id is a question of one part only, and an answer in the other is of no account.
  const ids = [...agreed.keys()];
  return {
    ...view,
    assessment: {
      ...assessment,
      answers: within(assessment.answers, ids),
      needs: within(assessment.needs, ids),
    },
  };
}
