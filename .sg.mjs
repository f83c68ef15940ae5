// src/library/shipped.ts
import { join, sep as sep2 } from "node:path";

// src/host/files/inspect.ts
import { existsSync, readdirSync, readFileSync, realpathSync, statSync } from "node:fs";
import { homedir } from "node:os";
import { isAbsolute, relative, resolve, sep } from "node:path";

// src/text.ts
var HARMFUL = String.raw`\u0000-\u0009\u000b-\u001f\u007f-\u009f\u2028\u2029\u202a-\u202e\u2066-\u2069\ufeff\ufff9-\ufffb\p{Cs}`;
var HIDDEN = String.raw`${HARMFUL}\p{Default_Ignorable_Code_Point}\p{Bidi_Control}\p{Noncharacter_Code_Point}`;
var JOINING = scripts(
  ...["Adlm", "Arab", "Beng", "Deva", "Gran", "Gujr", "Guru", "Java", "Khmr", "Knda", "Laoo", "Mand", "Mlym"],
  ...["Mong", "Mymr", "Newa", "Nkoo", "Orya", "Rohg", "Sinh", "Syrc", "Taml", "Telu", "Tibt"]
);
var UNSPACED = scripts("Khmr", "Laoo", "Mymr");
var IN_PLACE = [
  String.raw`(?<=\p{Extended_Pictographic}(?:\ufe0f|\p{Emoji_Modifier})?)\u200d(?=\p{Extended_Pictographic})`,
  String.raw`(?<=\p{Extended_Pictographic})[\ufe0e\ufe0f]`,
  String.raw`(?<=[#*0-9])\ufe0f(?=\u20e3)`,
  String.raw`(?<=\p{Script=Han})[\ufe00-\ufe02\u{e0100}-\u{e01ef}]`,
  String.raw`(?<=[${scripts("Mymr", "Phag")}])\ufe00`,
  String.raw`(?<=[\u1820-\u18aa])(?:[\u180b-\u180d\u180f]|[\u180b-\u180d]?\u180e(?=[\u1820-\u18aa]))`,
  String.raw`(?<=[${JOINING}])[\u200c\u200d]`,
  String.raw`(?<=[\p{L}\p{M}\p{N}])\u200c(?=[${JOINING}])`,
  String.raw`(?<=[${UNSPACED}])\u200b(?=[${UNSPACED}])`,
  ...["eng", "sct", "wls"].map((nation) => `\u{1F3F4}${tags(`gb${nation}`)}\u{E007F}`)
].join("|");
var UNSEEN = new RegExp(`${IN_PLACE}|([${HIDDEN}])`, "gu");
var SUSPECT = new RegExp(`[${HIDDEN}]`, "u");
function scripts(...names) {
  return names.map((name) => String.raw`\p{Script_Extensions=${name}}`).join("");
}
function tags(letters) {
  return letters.replace(/./gu, (letter) => String.fromCodePoint(917504 + letter.charCodeAt(0)));
}
function rewritten(text2, write) {
  if (!SUSPECT.test(text2)) return text2;
  return text2.replace(UNSEEN, (inPlace, unseen) => unseen === void 0 ? inPlace : write(unseen));
}
var REFUSED = new RegExp(`(?!	)[${HARMFUL}]`, "u");
function printable(text2) {
  return rewritten(text2, (character) => character === "	" ? " " : `[${codePoint(character)}]`);
}
function spacesAsOne(text2) {
  return text2.replace(/[\t\n\v\f\r\p{Zs}]+/gu, " ");
}
function onOneLine(text2) {
  return printable(spacesAsOne(text2).replace(/^ | $/gu, ""));
}
function quoted(text2, limit = 60) {
  return `\u201C${shortened(onOneLine(text2), limit)}\u201D`;
}
function shortened(text2, limit) {
  const signs = [...text2.slice(0, 2 * limit + 2)];
  if (signs.length <= limit) return text2;
  let cut = "";
  let room = limit - 1;
  for (const character of charactersOf(signs.join(""))) {
    room -= [...character].length;
    if (room < 0) break;
    cut += character;
  }
  return `${cut || printable(signs.slice(0, limit - 1).join(""))}\u2026`;
}
var SINGLE = /^[ -~\u00a1-\u02ff\u2010-\u2027\u2500-\u25ff]*$/;
var segmenter = null;
function charactersOf(text2) {
  if (SINGLE.test(text2)) return text2.split("");
  segmenter ??= new Intl.Segmenter("en", { granularity: "grapheme" });
  const characters = [];
  for (let [at, size] = [0, BLOCK]; at < text2.length; ) {
    const end = at + size + (/[\ud800-\udbff]/.test(text2.charAt(at + size - 1)) ? 1 : 0);
    const found = Array.from(segmenter.segment(text2.slice(at, end)), ({ segment }) => segment);
    if (end < text2.length) found.pop();
    characters.push(...found);
    at += found.reduce((sum, { length }) => sum + length, 0);
    size = found.length > 0 ? BLOCK : size * 2;
  }
  return characters;
}
var BLOCK = 1e3;
function listed(items, conjunction2 = "and") {
  if (items.length < 2) return items.join("");
  return `${items.slice(0, -1).join(", ")} ${conjunction2} ${items.at(-1)}`;
}
function counted(count, one, many = `${one}s`) {
  return `${count} ${count === 1 ? one : many}`;
}
function codePoint(character) {
  return `U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, "0")}`;
}

// src/host/files/inspect.ts
function isThere(path) {
  return existsSync(path);
}
function packageText(path) {
  return readFileSync(path, "utf8");
}
function packageBytes(file) {
  return readFileSync(file);
}

// src/library/shipped.ts
var STORE = join("dist", "frameworks");
function loadShipped(root2, id) {
  return readOnce(join(root2, STORE, `${id}.json`));
}
var known = /* @__PURE__ */ new Map();
function readOnce(file) {
  const held = known.get(file) ?? JSON.parse(packageText(file));
  known.set(file, held);
  return held;
}

// src/library/shipped-vignettes.ts
import { join as join2 } from "node:path";

// src/host/files/packed.ts
import { promisify } from "node:util";
import { brotliCompress, brotliDecompressSync, constants } from "node:zlib";
function packedBytes(file) {
  return brotliDecompressSync(packageBytes(file));
}

// src/library/shipped-vignettes.ts
function loadShippedVignettes(root2, id) {
  const file = join2(root2, STORE, vignettesName(id));
  return isThere(file) ? JSON.parse(packedBytes(file).toString()) : null;
}
function vignettesName(id) {
  return `${id}.vignettes.json.br`;
}

// src/model/vocabulary.ts
function groupWords(kind, count) {
  const words = { all: "all of these", any: "at least one of these", not: "not this", "at-least": "" };
  return words[kind] || `at least ${count} of these`;
}
function measureWords({ of, by, dimension, questions }, titles) {
  const title = titles.get(dimension ?? "");
  const what = of === "all" ? "all ordered questions" : title === void 0 ? listed(questions) : `\u201C${title}\u201D`;
  return `${by} over ${what}`;
}
function scoreWords(score, titles) {
  return `the ${measureWords(score, titles)} is at least ${score.atLeast}`;
}

// src/engine/logic/evaluate.ts
var TRUE = 1;
var FALSE = 2;
var NO_VALUE = 4;
function negation(truth) {
  return truth & NO_VALUE | (truth & TRUE) << 1 | (truth & FALSE) >> 1;
}
function conjunction(one, other) {
  const both = one & other & TRUE;
  const either = (one | other) & FALSE;
  const none = one & NO_VALUE && other & (TRUE | NO_VALUE) || other & NO_VALUE && one & TRUE;
  return both | either | (none ? NO_VALUE : 0);
}
function disjunction(one, other) {
  const either = (one | other) & TRUE;
  const both = one & FALSE && other & (FALSE | NO_VALUE) || other & FALSE && one & NO_VALUE;
  return either | (both ? FALSE : 0) | one & other & NO_VALUE;
}
var NOT_APPLICABLE = 1 << 30;
function optionsOf(left) {
  return left & ~NOT_APPLICABLE;
}
function isOpen(left) {
  return (left & left - 1) !== 0;
}
function lowestOf(options) {
  return 31 - Math.clz32(options & -options);
}
function highestOf(options) {
  return 31 - Math.clz32(options);
}
function scoreTruth(score, model2, situation) {
  const { highest, lowest, isSure } = extremesOf(score, model2, situation);
  return (highest.length > 0 && reaches(highest, score) ? TRUE : 0) | (lowest.length > 0 && !reaches(lowest, score) ? FALSE : 0) | (isSure ? 0 : NO_VALUE);
}
function extremesOf(score, model2, { options, absent }) {
  const [highest, lowest, doubtful] = [[], [], []];
  const isSum = score.by === "sum";
  for (const index of score.questions) {
    const left = options[index] ?? 0;
    if (left === 0) continue;
    const { low, high } = valueRange(model2.questions[index]?.values ?? [], left);
    if (absent[index] === 0) {
      highest.push(high);
      lowest.push(low);
      continue;
    }
    doubtful.push(low);
    if (isSum || isEnough(high, score)) highest.push(high);
  }
  const isSure = lowest.length > 0;
  if (!isSum) lowest.push(...doubtful.filter((low) => !isEnough(low, score)));
  else if (!isSure && doubtful.length > 0) lowest.push(Math.min(...doubtful));
  return { highest, lowest, isSure };
}
function isEnough(value, { threshold: { numerator, scale } }) {
  return value * scale >= numerator;
}
function valueRange(values, options) {
  return { low: values[lowestOf(options)] ?? 0, high: values[highestOf(options)] ?? 0 };
}
function reaches(values, { by, threshold: { numerator, scale } }) {
  switch (by) {
    case "sum":
      return total(values) * scale >= numerator;
    case "mean":
      return total(values) * scale >= numerator * values.length;
    case "min":
      return Math.min(...values) * scale >= numerator;
    case "median":
      return medianReaches(values, numerator, scale);
  }
}
function medianReaches(values, numerator, scale) {
  let count = 0;
  let [above, below] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
  for (const value of values) {
    if (value * scale < numerator) below = Math.max(below, value);
    else {
      above = Math.min(above, value);
      count += 1;
    }
  }
  const rest = values.length - count;
  return count === rest ? (above + below) * scale >= numerator * 2 : count > rest;
}
function total(values) {
  let sum = 0;
  for (const value of values) sum += value;
  return sum;
}
function evaluate(node, model2, situation) {
  return evaluateWith(node, model2, situation, null);
}
function evaluateAll(model2, situation) {
  const truths = [];
  for (const node of model2.nodes) truths.push(evaluateWith(node, model2, situation, truths));
  return truths;
}
function evaluateWith(node, model2, situation, known2) {
  if (node.kind === "atom") return atomTruth(node, situation);
  if (node.kind === "score") return scoreTruth(node, model2, situation);
  if (node.kind === "at-least") return countTruth(node, model2, situation, known2);
  return groupTruth(node, model2, situation, known2);
}
function atomTruth({ question, bits }, { options, absent }) {
  const left = options[question] ?? 0;
  const truth = (left & bits ? TRUE : 0) | (left & ~bits ? FALSE : 0);
  return absent[question] ? truth | NO_VALUE : truth;
}
function groupTruth({ kind, of }, model2, situation, known2) {
  let truth = kind === "all" ? TRUE : NO_VALUE;
  for (const part of of) {
    const next = known2 ? known2[part.id] ?? 0 : evaluateWith(part, model2, situation, null);
    if (kind === "not") return negation(next);
    truth = kind === "all" ? conjunction(truth, next) : disjunction(truth, next);
  }
  return truth;
}
function countTruth({ of, count }, model2, situation, known2) {
  let certain = 0;
  let possible = 0;
  let together2 = TRUE | FALSE | NO_VALUE;
  let either = 0;
  for (const part of of) {
    const truth = known2 ? known2[part.id] ?? 0 : evaluateWith(part, model2, situation, null);
    if (truth === TRUE) certain += 1;
    if (truth & TRUE) possible += 1;
    together2 &= truth;
    either |= truth;
  }
  const someHasValue = certain > 0 || (either & FALSE) !== 0 || possible > 0 && count > 1;
  const mayFail = certain < count && someHasValue;
  return (possible >= count ? TRUE : 0) | (mayFail ? FALSE : 0) | together2 & NO_VALUE;
}

// src/work.ts
function once(find) {
  const known2 = /* @__PURE__ */ new WeakMap();
  return (key, ...rest) => {
    const found = known2.get(key);
    if (found !== void 0) return found;
    const made = find(key, ...rest);
    known2.set(key, made);
    return made;
  };
}

// src/engine/logic/search.ts
function settleSituation(model2, answers, nationId) {
  const given = [];
  for (const question of model2.questions) given.push(leftBy(question, answers.get(question.question.id)));
  const nation = model2.nationIndex.get(nationId ?? "");
  given.push(nation === void 0 ? model2.everyNation : 1 << nation);
  const situation = {
    given,
    asked: given.map(() => TRUE),
    options: given.map(optionsOf),
    absent: given.map((left) => left & NOT_APPLICABLE ? 1 : 0)
  };
  settleShown(model2.conditional, model2, situation);
  return situation;
}
function settleShown(questions, model2, situation) {
  for (const index of questions) {
    const shownWhen = model2.questions[index]?.shownWhen;
    if (!shownWhen) continue;
    situation.asked[index] = evaluate(shownWhen.node, model2, situation);
    settleValue(index, situation);
  }
}
function settleValue(question, { given, asked, options, absent }) {
  const left = given[question] ?? 0;
  const shown = asked[question] ?? TRUE;
  options[question] = shown & TRUE ? optionsOf(left) : 0;
  absent[question] = shown !== TRUE || left & NOT_APPLICABLE ? 1 : 0;
}
function leftBy({ optionIndex, everyOption, everyAnswer }, given) {
  const answer = given?.answer ?? "unknown";
  if (answer === "not-applicable") return NOT_APPLICABLE;
  if (answer === "unknown") return everyAnswer;
  let bits = 0;
  for (const option of typeof answer === "string" ? [answer] : answer)
    bits |= 1 << (optionIndex.get(option) ?? 31);
  return bits & everyOption || everyAnswer;
}
var NO_PROVER = () => null;
var settlingPrice = once(({ questions, conditional }) => {
  const conditions = conditional.flatMap((index) => questions[index]?.shownWhen ?? []);
  return conditions.reduce((sum, { node }) => sum + partsIn(node), 0);
});
function partsIn(node) {
  if (node.kind === "atom") return 1;
  return node.kind === "score" ? node.questions.length : partsWithin(node);
}
var partsWithin = once(({ of }) => of.reduce((sum, part) => sum + partsIn(part), 1));

// src/engine/logic/ground.ts
function answersOf(model2, answers, situation) {
  return model2.questions.map((question, index) => {
    const given = answers.get(question.question.id);
    const options = optionsOf(situation.given[index] ?? 0);
    const hidden = situation.options[index] === 0 && options !== 0;
    const single = !hidden && options !== 0 && !isOpen(options) ? lowestOf(options) : null;
    const answer = hidden ? "hidden" : given?.answer ?? "unanswered";
    const scale = spanOf(question, situation.options[index] ?? 0);
    return answerResult(question, answer, single, scale, given);
  });
}
function nationFact({ nations }, id) {
  const nation = nations.find((entry) => entry.id === id);
  return {
    question: null,
    ask: "Nation",
    answer: nation?.id ?? "unanswered",
    text: nation?.title ?? "not given"
  };
}
function spanOf({ spans }, options) {
  if (options === 0) return null;
  return spans[lowestOf(options)]?.[highestOf(options)] ?? null;
}
function answerResult(model2, answer, single, scale, given) {
  const { id, dimension, ask, options } = model2.question;
  return {
    question: id,
    dimension,
    ask,
    answer,
    text: (single === null ? null : options[single]?.text) ?? wordsFor(answer, model2),
    note: given?.note ?? null,
    evidence: given?.evidence ?? NO_EVIDENCE,
    source: given?.source ?? null,
    better: single === null ? null : model2.moves[single] ?? null,
    scale
  };
}
var NO_EVIDENCE = [];
function wordsFor(answer, model2) {
  if (typeof answer === "string") return WORDS[answer] ?? answer;
  return answer.map((option) => model2.question.options[model2.optionIndex.get(option) ?? 0]?.text ?? option).join(OR);
}
var OR = " \u2013 or \u2013 ";
var DOES_NOT_APPLY = "does not apply";
var WORDS = {
  unknown: "not known",
  unanswered: "not answered",
  hidden: "not asked",
  "not-applicable": DOES_NOT_APPLY
};
function tally(answers, { given }) {
  const counts2 = { known: 0, unknown: 0, notApplicable: 0, hidden: 0, unanswered: 0 };
  for (const [index, { answer }] of answers.entries()) {
    const options = given[index] ?? 0;
    if (answer === "hidden") counts2.hidden += 1;
    else if (options === NOT_APPLICABLE) counts2.notApplicable += 1;
    else if (answer === "unanswered") counts2.unanswered += 1;
    else if (isOpen(options)) counts2.unknown += 1;
    else counts2.known += 1;
  }
  const { known: known2, unknown, notApplicable, hidden, unanswered } = counts2;
  return { known: known2, unknown, notApplicable, hidden, unanswered, questions: answers.length };
}
function needsResult({ title, about }, { answers, situation }) {
  return { title, about, answered: tally(answers, situation), answers };
}
var WORK = 1e8;
function groundOf(model2, given, nation, prove2 = NO_PROVER) {
  const situation = settleSituation(model2, given, nation);
  const truths = evaluateAll(model2, situation);
  const answers = answersOf(model2, given, situation);
  return {
    model: model2,
    situation,
    truths,
    answers,
    facts: [...answers, nationFact(model2, nation)],
    prove: prove2,
    budget: { left: WORK }
  };
}

// src/engine/logic/measure.ts
function measureRange({ by, questions }, model2, { options, absent }) {
  const counting = questions.filter((index) => options[index] !== 0);
  const ranges = counting.map((index) => ({
    ...valueRange(model2.questions[index]?.values ?? [], options[index] ?? 0),
    isDoubtful: absent[index] === 1
  }));
  const split = (end, order) => choices({
    sure: ranges.filter(({ isDoubtful }) => !isDoubtful).map((range) => range[end]),
    doubtful: ranges.filter(({ isDoubtful }) => isDoubtful).map((range) => range[end]).sort(order)
  }).map((values) => aggregate(values, by));
  const [lows, highs] = [split("low", rising), split("high", falling)];
  return lows.length === 0 ? { low: null, high: null } : { low: Math.min(...lows), high: Math.max(...highs) };
}
function choices({
  sure,
  doubtful
}) {
  const found = sure.length > 0 ? [sure] : [];
  for (let taken = 1; taken <= doubtful.length; taken += 1)
    found.push([...sure, ...doubtful.slice(0, taken)]);
  return found;
}
function aggregate(values, by) {
  switch (by) {
    case "sum":
      return total(values);
    case "mean":
      return Math.round(total(values) / values.length * 1e6) / 1e6;
    case "min":
      return Math.min(...values);
    case "median": {
      const sorted = [...values].sort(rising);
      return ((sorted[sorted.length - 1 >> 1] ?? 0) + (sorted[sorted.length >> 1] ?? 0)) / 2;
    }
  }
}
function rising(one, other) {
  return one - other;
}
function falling(one, other) {
  return other - one;
}

// src/model/fold-condition.ts
function fold(part, cases, wanted = true) {
  if (isGroup(part)) {
    const parts = (as = turned(part, wanted)) => partsOf(part).map((each) => fold(each, cases, as));
    return cases.group(part, parts, wanted);
  }
  const leaf = cases[part.kind];
  return leaf(part, wanted);
}
function isGroup(part) {
  const { kind } = part;
  return kind === "all" || kind === "any" || kind === "not" || kind === "at-least";
}
function partsOf(part) {
  if (!isGroup(part)) return [];
  const { of } = part;
  return Array.isArray(of) ? of : [of];
}
function turned({ kind }, wanted) {
  return kind === "not" !== wanted;
}
function leavesOf(part, wanted = true) {
  const leaves = [];
  addLeaves(leaves, part, wanted);
  return leaves;
}
function addLeaves(leaves, part, wanted) {
  if (!isGroup(part)) leaves.push({ leaf: part, wanted });
  else for (const each of partsOf(part)) addLeaves(leaves, each, turned(part, wanted));
}
function questionsAt(leaf) {
  const looks = leaf;
  return looks.questions ?? (looks.question === void 0 ? NONE : [looks.question]);
}
var NONE = [];
function questionsOf(part) {
  return [...new Set(leavesOf(part).flatMap(({ leaf }) => questionsAt(leaf)))];
}

// src/engine/logic/monotonicity.ts
function isClosedAbove(bits, every) {
  const within = bits & every;
  return within === 0 || (every & ~bits) < (within & -within);
}

// src/engine/compile/statement.ts
function statementOf(node, questions) {
  const turns = turnsOf(node, questions);
  const repeated = [...turns].flatMap(([question, found]) => found.length > 1 ? [question] : []);
  return { node, questions: withShownBy([...turns.keys()], questions), plain: isPlain(turns), repeated };
}
function withShownBy(start, questions) {
  const found = new Set(start);
  const closed = /* @__PURE__ */ new Set();
  for (const index of start) {
    if (closed.has(index)) continue;
    for (const parent of questions[index]?.shownWhen?.questions ?? []) {
      found.add(parent);
      closed.add(parent);
    }
  }
  return [...found];
}
function isPlain(turns) {
  return [...turns.values()].every(
    (found) => found.length === 1 || found[0] !== "either" && found.every((turn) => turn === found[0])
  );
}
function turnsOf(node, questions) {
  const found = /* @__PURE__ */ new Map();
  for (const { leaf, wanted } of leavesOf(node)) {
    const turn = leaf.kind === "atom" ? directionOf(leaf, questions) : "up";
    for (const question of questionsAt(leaf)) {
      const turns = found.get(question);
      if (turns) turns.push(opposite(turn, wanted));
      else found.set(question, [opposite(turn, wanted)]);
    }
  }
  return found;
}
function directionOf({ question, bits }, questions) {
  const every = questions[question]?.everyOption;
  if (every === void 0) return "either";
  if (isClosedAbove(bits, every)) return "up";
  return isClosedAbove(~bits, every) ? "down" : "either";
}
function opposite(turn, wanted) {
  if (wanted || turn === "either") return turn;
  return turn === "up" ? "down" : "up";
}

// src/engine/compile/compile-condition.ts
function namesFor(questions, { nations, dimensions }) {
  const nodes = [];
  return {
    questions,
    questionIndex: indexById(questions.map(({ question }) => question)),
    nationIndex: indexById(nations),
    everyNation: (1 << nations.length) - 1,
    nationTitles: new Map(nations.map(({ id, title }) => [id, title])),
    dimensionTitles: new Map(dimensions.map(({ id, title }) => [id, title])),
    nodes,
    nothing: groupOf("all", [], { nodes })
  };
}
function indexById(entries) {
  return new Map(entries.map((entry, index) => [entry.id, index]));
}
function compileCondition(condition, names) {
  return fold(condition, {
    answer: (answer) => compileAnswer(answer, names),
    nation: ({ nations }) => compileNation(nations, names),
    score: (score) => compileScore(score, names),
    group: (group, parts) => groupOf(group.kind, parts(), names, "count" in group ? group.count : 0)
  });
}
function compileOptional(condition, names) {
  return condition ? compileCondition(condition, names) : names.nothing;
}
function groupOf(kind, of, names, count = 0) {
  const rule = of.length === 0 ? "nothing is required" : groupWords(kind, count);
  return numbered2({ kind, id: names.nodes.length, rule, of, count }, names);
}
function numbered2(node, { nodes }) {
  nodes.push(node);
  return node;
}
function compileAnswer(condition, names) {
  const question = names.questionIndex.get(condition.question) ?? -1;
  const model2 = names.questions[question];
  if (!model2) throw new Error(`a condition names ${quoted(condition.question)}, which is no question`);
  const bits = answerBits(condition, (option) => model2.optionIndex.get(option) ?? 0, model2.everyOption);
  const texts = model2.question.options.map((option) => option.text);
  const needs = model2.question.ordered ? orderedNeeds(bits, texts) : unorderedNeeds(bits, texts);
  const ids = positionsOf(bits, texts.length).map((position) => model2.question.options[position]?.id ?? "");
  const rule = `${condition.question} is ${listed(ids, "or")}`;
  return atomOf(question, bits, rule, needs, names);
}
function atomOf(question, bits, rule, needs, names) {
  const { toHold, toFail } = needs;
  return numbered2(
    { kind: "atom", id: names.nodes.length, rule, question, bits, needs: toHold, needsOtherwise: toFail },
    names
  );
}
function answerBits({ test, options }, placeOf, every) {
  const positions = options.map(placeOf);
  const [position = 0] = positions;
  const below = (1 << position) - 1;
  if (test === "at-least") return every & ~below;
  if (test === "at-most") return below | 1 << position;
  return positions.reduce((bits, each) => bits | 1 << each, 0);
}
function orderedNeeds(bits, texts) {
  const holds = positionsOf(bits, texts.length);
  const fails = positionsOf(~bits, texts.length);
  const above = fails.find((position) => position > (holds.at(-1) ?? -1));
  return {
    toHold: texts[holds[0] ?? 0] ?? "",
    toFail: texts[above ?? fails.at(-1) ?? 0] ?? ""
  };
}
function unorderedNeeds(bits, texts) {
  const named = (set) => listed(
    positionsOf(set, texts.length).map((position) => texts[position] ?? ""),
    "or"
  );
  return { toHold: named(bits), toFail: named(~bits) };
}
function positionsOf(bits, count) {
  return Array.from({ length: count }, (_, position) => position).filter(
    (position) => bits & 1 << position
  );
}
function compileNation(nations, names) {
  const titles = [...names.nationTitles.values()];
  const bits = nations.reduce((set, nation) => set | 1 << (names.nationIndex.get(nation) ?? 0), 0);
  const rule = `the nation is ${listed(nations, "or")}`;
  return atomOf(names.questions.length, bits, rule, unorderedNeeds(bits, titles), names);
}
function scoreTitle({ of, dimension, questions }, { dimensionTitles }) {
  if (of === "all") return "All questions";
  const title = dimensionTitles.get(dimension ?? "");
  return title ?? counted(questions.length, "question");
}
function compileScore(condition, names) {
  return numbered2(
    {
      kind: "score",
      id: names.nodes.length,
      rule: scoreWords(condition, names.dimensionTitles),
      by: condition.by,
      questions: condition.questions.map((id) => names.questionIndex.get(id) ?? 0),
      threshold: thresholdOf(condition.atLeast),
      title: scoreTitle(condition, names)
    },
    names
  );
}
function thresholdOf(decimal) {
  const [whole = "0", places = ""] = String(decimal).split(".");
  return { numerator: Number(`${whole}${places}`), scale: 10 ** places.length };
}
function compileFurther(conditions, model2) {
  const names = namesFor(model2.questions, model2.framework);
  return conditions.map((condition) => statementOf(compileOptional(condition, names), names.questions));
}

// src/engine/compile/questionnaire.ts
function compileQuestions(questions, framework2) {
  const bare = namesFor(questions.map(questionModel), framework2);
  const conditions = bare.questions.map(
    ({ question }) => question.shownWhen && compileOptional(question.shownWhen, bare)
  );
  const { nodes, nationIndex, everyNation } = bare;
  const rest = { nodes, nations: framework2.nations, nationIndex, everyNation };
  const asked = questionnaireOf(bare.questions, conditions, rest);
  return { asked, names: { ...bare, questions: asked.questions } };
}
function questionnaireOf(bare, conditions, rest) {
  const conditional = conditionalOrder(conditions, bare);
  const questions = withConditions(conditions, conditional, bare);
  return { ...rest, questions, conditional, decides: decidedBy(conditional, questions) };
}
function questionModel(question) {
  const values = question.options.map((option) => option.value);
  const [first = 0] = values;
  const [least, most] = [Math.min(...values), Math.max(...values)];
  const everyOption = (1 << question.options.length) - 1;
  const shares = values.map((value) => (value - first) / ((values.at(-1) ?? 0) - first));
  return {
    question,
    optionIndex: indexById(question.options),
    everyOption,
    everyAnswer: question.mayNotApply ? everyOption | NOT_APPLICABLE : everyOption,
    values,
    spans: question.ordered ? values.map((low) => values.map((high) => ({ low, high, least, most }))) : [],
    shares,
    shareTexts: shares.map((share) => String(Math.round(share * 1e3) / 1e3)),
    moves: question.options.map(({ better }) => better && moveOf(better)),
    places: values.map((_, index) => `option ${index + 1} of ${values.length}`),
    shownWhen: null
  };
}
function moveOf({ do: heading, text: text2, effort, who, roles, to }) {
  return { do: heading, text: text2, effort, who, roles, to };
}
function conditionalOrder(conditions, questions) {
  const order = /* @__PURE__ */ new Set();
  const visit = (index) => {
    const condition = conditions[index];
    if (!condition || order.has(index)) return;
    for (const parent of statementOf(condition, questions).questions) visit(parent);
    order.add(index);
  };
  for (const index of questions.keys()) visit(index);
  return [...order];
}
function decidedBy(conditional, questions) {
  const decides = /* @__PURE__ */ new Map();
  for (const index of conditional) {
    for (const parent of questions[index]?.shownWhen?.questions ?? []) {
      const decided = decides.get(parent);
      if (decided) decided.push(index);
      else decides.set(parent, [index]);
    }
  }
  return decides;
}
function withConditions(conditions, conditional, bare) {
  const questions = [...bare];
  for (const index of conditional) {
    const [model2, condition] = [questions[index], conditions[index]];
    if (model2 && condition) questions[index] = { ...model2, shownWhen: statementOf(condition, questions) };
  }
  return questions;
}
function sharedFirst(levels, { questions }) {
  const uses = /* @__PURE__ */ new Map();
  for (const { requires } of levels) {
    for (const question of requires.questions) uses.set(question, (uses.get(question) ?? 0) + 1);
  }
  const shared = [...uses].sort(([, one], [, other]) => other - one).map(([question]) => question);
  return withShownBy(shared, questions);
}

// src/engine/compile/compile.ts
function compileNeeds(needs, placements, framework2) {
  const { asked, names } = compileQuestions(needs.questions, framework2);
  const how = placements.map((placement) => howModel(placement, needs.how, names));
  const who = framework2.agencies.flatMap((agency) => {
    const rules = needs.who.filter((rule) => rule.agency === agency.id);
    if (rules.length === 0) return [];
    const groupTitle = framework2.agencyGroups.find(({ id }) => id === agency.group)?.title ?? null;
    const models = rules.map((rule) => ({ ...ruleModel(rule, names), calledIn: rule.calledIn }));
    const [atTable = null, calledIn = null] = [false, true].map((each) => {
      const own = models.filter((model2) => model2.calledIn === each);
      return own.length === 0 ? null : anyOf(own, names);
    });
    const standIns = framework2.agencies.filter((each) => each.standsFor.includes(agency.id)).map(({ id }) => id);
    const when = anyOf(models, names);
    return [{ agency, standIns, groupTitle, when, atTable, calledIn, rules: models }];
  });
  const { title, about } = needs;
  const called = how.filter(({ levels }) => levels.length > 1);
  return { title, about, asked, unasked: unaskedIn(needs, asked), how: called, who };
}
function unaskedIn(needs, asked) {
  const known2 = /* @__PURE__ */ new Map();
  return (nation) => {
    const found = known2.get(nation);
    if (found) return found;
    const result = needsResult(needs, groundOf(asked, /* @__PURE__ */ new Map(), nation));
    known2.set(nation, result);
    return result;
  };
}
function howModel(placement, rules, names) {
  const nothing = { place: -1, rules: [], requires: statementOf(names.nothing, names.questions) };
  const called = placement.levels.flatMap(({ level }, place2) => {
    const own = rules.filter((rule) => rule.level === level.id).map((rule) => ruleModel(rule, names));
    return own.length === 0 ? [] : [{ place: place2, rules: own, requires: anyOf(own, names) }];
  });
  const rungs = [nothing, ...called];
  return {
    placement,
    // Of the rules that hold the highest level counts, whatever holds below it.
    cumulative: false,
    levels: rungs.map(({ requires }) => ({ requires })),
    rules: rungs.map((rung) => rung.rules),
    places: rungs.map(({ place: place2 }) => place2),
    questions: sharedFirst(rungs, names)
  };
}
function ruleModel({ because, when, source, unverified }, names) {
  return { because, when: statementOf(compileOptional(when, names), names.questions), source, unverified };
}
function anyOf(rules, names) {
  const nodes = rules.map(({ when }) => when.node);
  const [only] = nodes;
  return statementOf(nodes.length === 1 && only ? only : groupOf("any", nodes, names), names.questions);
}
function compile(framework2) {
  const { asked, names } = compileQuestions(framework2.questions, framework2);
  const { questions } = asked;
  const places = indexById(framework2.placements.flatMap(({ levels }) => levels));
  const orderedQuestions = questions.flatMap(({ question }, index) => question.ordered ? [index] : []);
  const barriers = framework2.barriers.map((barrier2) => barrierModel(barrier2, names, framework2, places));
  const placements = framework2.placements.map((placement) => placementModel(placement, names, places));
  return {
    ...asked,
    framework: framework2,
    isPartlyUnverified: isPartlyUnverified(framework2),
    needs: framework2.needs && compileNeeds(framework2.needs, placements, framework2),
    orderedQuestions,
    dimensions: framework2.dimensions.map(
      (dimension) => dimensionModel(dimension, orderedQuestions, questions)
    ),
    placements,
    levelCount: places.size,
    barriers,
    sources: Object.fromEntries(
      Object.entries(framework2.sources).map(([id, { title, publisher, url, asOf, pending }]) => [
        id,
        { title, publisher, url, asOf, pending }
      ])
    )
  };
}
function isPartlyUnverified({ unverified, questions, placements }) {
  const claims = [...questions, ...placements.flatMap(({ levels }) => levels)];
  return !unverified && claims.some((claim) => claim.unverified);
}
function dimensionModel(dimension, ordered, questions) {
  const own = ordered.filter((index) => questions[index]?.question.dimension === dimension.id);
  return { dimension, questions: own, places: own.map((index) => ordered.indexOf(index)) };
}
function placementModel(placement, names, places) {
  const levels = placement.levels.map(
    (level, index) => levelModel(level, placement.firstRank + index, places.get(level.id) ?? 0, names)
  );
  return {
    placement,
    cumulative: placement.cumulative,
    levels,
    questions: sharedFirst(levels, names),
    measure: placement.measure && measureModel(placement.measure, names)
  };
}
function measureModel(measure, { questions, questionIndex, dimensionTitles }) {
  const members = {
    by: measure.by,
    questions: measure.questions.map((id) => questionIndex.get(id) ?? 0)
  };
  const open = {
    options: questions.map(({ everyOption }) => everyOption),
    absent: questions.map(({ question: { shownWhen, mayNotApply: mayNotApply2 } }) => shownWhen || mayNotApply2 ? 1 : 0)
  };
  const { low, high } = measureRange(members, { questions }, open);
  return { rule: measureWords(measure, dimensionTitles), ...members, least: low ?? 0, most: high ?? 0 };
}
function levelModel(level, rank, place2, names) {
  const statement = (condition) => statementOf(compileOptional(condition, names), names.questions);
  const own = statement(level.requires);
  const replacedBy = level.replacedBy.map(({ when, because }) => ({ because, when: statement(when) }));
  const ways = [own, ...replacedBy.map(({ when }) => when)].map(({ node }) => node);
  const requires = replacedBy.length === 0 ? own : statementOf(groupOf("any", ways, names), names.questions);
  return {
    level,
    place: place2,
    name: { id: level.id, rank, name: level.name },
    requires,
    own,
    replacedBy,
    strengthenedBy: level.strengthenedBy.map(statement),
    stages: level.stages.map(({ id, name, requires: requires2 }) => ({ id, name, requires: statement(requires2) }))
  };
}
function barrierModel(barrier2, names, framework2, places) {
  const arises = compileOptional(barrier2.arisesWhen, names);
  const raised = compileOptional(barrier2.raisedBy, names);
  const notRaised = groupOf("not", [raised], names);
  const existsHere = barrier2.nations && compileNation(barrier2.nations, names);
  const conditions = [...existsHere ? [existsHere] : [], ...barrier2.arisesWhen ? [arises] : []];
  const ifItArises = (node) => conditions.length === 0 ? node : groupOf("all", [...conditions, node], names);
  return {
    barrier: barrier2,
    kindTitle: framework2.kinds.find((kind) => kind.id === barrier2.kind)?.title ?? barrier2.kind,
    holdsBack: barrier2.holdsBack.map((id) => ({ id, place: places.get(id) ?? 0 })),
    arisesWhen: statementOf(arises, names.questions),
    raisedBy: raised,
    remains: statementOf(ifItArises(raised), names.questions),
    clear: statementOf(ifItArises(notRaised), names.questions),
    nations: existsHere?.bits ?? names.everyNation,
    nationsRule: barrier2.nations && `it exists only in ${listed(barrier2.nations)}`,
    isConditional: barrier2.arisesWhen !== null,
    leversIn: leversByNations(barrier2, names)
  };
}
function leversByNations({ levers }, { nationIndex }) {
  const known2 = /* @__PURE__ */ new Map();
  return (asked) => {
    const found = known2.get(asked);
    if (found) return found;
    const [nation] = [...nationIndex].find(([, index]) => asked === 1 << index) ?? [];
    const here = levers.filter(({ nations }) => !nation || (nations?.includes(nation) ?? true));
    known2.set(asked, here);
    return here;
  };
}

// src/framework/vignettes/phrases.ts
function phraseIds(phrases) {
  const counts2 = /* @__PURE__ */ new Map();
  return new Map(
    phrases.map((phrase) => {
      const told = `${phrase.question}.${phrase.option ?? LEFT_OPEN}`;
      const says = phrase.story === null ? told : `${phrase.story}.${told}`;
      const number = (counts2.get(says) ?? 0) + 1;
      counts2.set(says, number);
      return [phrase, `${says}.${number}`];
    })
  );
}
function settlesAnother({ rulesOut }, questions) {
  return questions.some(({ id, options }) => {
    const out = rulesOut[id] ?? [];
    return out.length > 0 && options.filter((option) => !out.includes(option.id)).length < 2;
  });
}
function piecesOf(paragraph) {
  const parts = paragraph.split(/\[([a-z][a-z0-9-]*)\]/u).map((part) => part.trim());
  return parts.flatMap((part, index) => {
    if (index % 2 === 1) return [{ say: null, question: part }];
    return part === "" ? [] : [{ say: part, question: null }];
  });
}
var LEFT_OPEN = "unknown";

// src/teaching/cases/compiled-vignettes.ts
function compileVignettes(vignettes2, model2, isLeftOut = () => false) {
  const places = indexById(model2.questions.map(({ question }) => question));
  const ids = phraseIds(vignettes2.phrases);
  const phrases = /* @__PURE__ */ new Map();
  for (const phrase of vignettes2.phrases.filter((each) => !isLeftOut(each))) {
    const question = places.get(phrase.question) ?? 0;
    const option = phrase.option === null ? null : optionOf(question, phrase.option, model2);
    const key = factKey(question, option);
    const [onlyWhen] = phrase.onlyWhen ? compileFurther([phrase.onlyWhen], model2) : [];
    phrases.set(key, [
      ...phrases.get(key) ?? [],
      {
        id: ids.get(phrase) ?? "",
        phrase,
        rulesOut: ruledOut(phrase, places, model2),
        onlyWhen: onlyWhen?.node ?? null
      }
    ]);
  }
  const common = {
    vignettes: vignettes2,
    plausible: plausibleIn(vignettes2, model2),
    askable: askableIn(vignettes2, model2),
    scenes: scenesIn(vignettes2, places, model2)
  };
  const stories = /* @__PURE__ */ new Map();
  const textsWith = (phrasesOf, hasOwn, whole = null) => ({
    ...common,
    ...tellableBy(phrasesOf, model2),
    hasOwn,
    whole,
    phrasesOf,
    inStory: (story) => {
      const known2 = stories.get(story) ?? textsWith(
        (question, option) => phrasesIn(story, all(question, option)),
        story !== null && vignettes2.phrases.some((phrase) => phrase.story === story),
        wholeOf(story, vignettes2, places)
      );
      stories.set(story, known2);
      return known2;
    }
  });
  const inOwnWords = new Set(
    vignettes2.stories.flatMap(({ id, toldBy, text: text2 }) => toldBy === null && text2 === null ? [] : [id])
  );
  const phrasesIn = (story, told) => {
    const of = (whose) => told.filter(({ phrase }) => phrase.story === whose);
    return story === null || inOwnWords.has(story) ? of(story) : [...of(story), ...of(null)];
  };
  const all = (question, option) => phrases.get(factKey(question, option)) ?? [];
  return textsWith(all, false);
}
function wholeOf(story, { stories }, places) {
  const text2 = story === null ? null : stories.find(({ id }) => id === story)?.text ?? null;
  if (text2 === null) return null;
  const told = text2.flatMap(piecesOf).flatMap(({ question }) => places.get(question ?? "") ?? []);
  return new Set(told);
}
function factKey(question, option) {
  return `${question} ${option}`;
}
function tellableBy(phrasesOf, { questions, framework: framework2 }) {
  const isTold = (question, option) => phrasesOf(question, option).some(({ phrase }) => !settlesAnother(phrase, framework2.questions));
  return {
    tellable: questions.map(
      ({ question: { options } }, place2) => options.reduce((bits, _, option) => bits | (isTold(place2, option) ? 1 << option : 0), 0)
    ),
    openable: new Set([...questions.keys()].filter((place2) => isTold(place2, null)))
  };
}
function scenesIn({ scenes }, places, { questions }) {
  const all = new Map(
    Object.entries(scenes).map(([id, asked]) => [id, asked.flatMap((each) => places.get(each) ?? [])])
  );
  const placed = new Set([...all.values()].flat());
  for (const [place2, { question }] of questions.entries()) {
    const id = question.dimension ?? "";
    if (!placed.has(place2)) all.set(id, [...all.get(id) ?? [], place2]);
  }
  return [...all].map(([id, asked]) => ({ id, questions: asked }));
}
function ruledOut({ rulesOut }, places, model2) {
  return new Map(
    Object.entries(rulesOut).map(([id, options]) => {
      const question = places.get(id) ?? 0;
      return [question, options.reduce((bits, option) => bits | 1 << optionOf(question, option, model2), 0)];
    })
  );
}
function optionOf(question, id, { questions }) {
  return questions[question]?.optionIndex.get(id) ?? 0;
}
function plausibleIn({ plausible }, model2) {
  const statements = compileFurther(plausible, model2);
  return {
    wants: statements.map(({ node }) => ({ node, truths: TRUE | NO_VALUE })),
    questions: [...new Set(statements.flatMap(({ questions }) => questions))]
  };
}
function askableIn({ phrases }, { barriers }) {
  const shown = new Set(phrases.flatMap(({ shows }) => shows));
  return barriers.filter(({ barrier: barrier2 }) => shown.has(barrier2.id)).map((model2) => ({ model: model2, raisedBy: questionsOf(model2.raisedBy) }));
}

// src/engine/logic/goal.ts
var NOT_MET = FALSE | NO_VALUE;
var ANY_VALUE = TRUE | NOT_MET;

// src/engine/score/working.ts
var WORDS2 = Array.from({ length: 8 }, (_, truth) => {
  const values = [];
  if (truth & TRUE) values.push(truth & FALSE ? "unknown" : "true");
  else if (truth & FALSE) values.push("false");
  if (truth & NO_VALUE) values.push("no value");
  return values.join(" or ");
});

// node_modules/pure-rand/lib/esm/distribution/uniformInt.js
function uniformIntInternal(rng, rangeSize) {
  const MaxAllowed = rangeSize > 2 ? ~~(4294967296 / rangeSize) * rangeSize : 4294967296;
  let deltaV = rng.next() + 2147483648;
  while (deltaV >= MaxAllowed) deltaV = rng.next() + 2147483648;
  return deltaV % rangeSize;
}
function fromNumberToArrayInt64(out, n) {
  if (n < 0) {
    const posN = -n;
    out.sign = -1;
    out.data[0] = ~~(posN / 4294967296);
    out.data[1] = posN >>> 0;
  } else {
    out.sign = 1;
    out.data[0] = ~~(n / 4294967296);
    out.data[1] = n >>> 0;
  }
  return out;
}
function substractArrayInt64(out, arrayIntA, arrayIntB) {
  const lowA = arrayIntA.data[1];
  const highA = arrayIntA.data[0];
  const signA = arrayIntA.sign;
  const lowB = arrayIntB.data[1];
  const highB = arrayIntB.data[0];
  const signB = arrayIntB.sign;
  out.sign = 1;
  if (signA === 1 && signB === -1) {
    const low2 = lowA + lowB;
    const high = highA + highB + (low2 > 4294967295 ? 1 : 0);
    out.data[0] = high >>> 0;
    out.data[1] = low2 >>> 0;
    return out;
  }
  let lowFirst = lowA;
  let highFirst = highA;
  let lowSecond = lowB;
  let highSecond = highB;
  if (signA === -1) {
    lowFirst = lowB;
    highFirst = highB;
    lowSecond = lowA;
    highSecond = highA;
  }
  let reminderLow = 0;
  let low = lowFirst - lowSecond;
  if (low < 0) {
    reminderLow = 1;
    low = low >>> 0;
  }
  out.data[0] = highFirst - highSecond - reminderLow;
  out.data[1] = low;
  return out;
}
function uniformArrayIntInternal(rng, out, rangeSize) {
  const maxIndex0 = rangeSize[0] + 1;
  out[0] = uniformIntInternal(rng, maxIndex0);
  out[1] = uniformIntInternal(rng, 4294967296);
  while (out[0] >= rangeSize[0] && (out[0] !== rangeSize[0] || out[1] >= rangeSize[1])) {
    out[0] = uniformIntInternal(rng, maxIndex0);
    out[1] = uniformIntInternal(rng, 4294967296);
  }
  return out;
}
var safeNumberMaxSafeInteger = Number.MAX_SAFE_INTEGER;
var sharedA = {
  sign: 1,
  data: [0, 0]
};
var sharedB = {
  sign: 1,
  data: [0, 0]
};
var sharedC = {
  sign: 1,
  data: [0, 0]
};
var sharedData = [0, 0];
function uniformLargeIntInternal(rng, from, to, rangeSize) {
  const rangeSizeArrayIntValue = rangeSize <= safeNumberMaxSafeInteger ? fromNumberToArrayInt64(sharedC, rangeSize) : substractArrayInt64(sharedC, fromNumberToArrayInt64(sharedA, to), fromNumberToArrayInt64(sharedB, from));
  if (rangeSizeArrayIntValue.data[1] === 4294967295) {
    rangeSizeArrayIntValue.data[0] += 1;
    rangeSizeArrayIntValue.data[1] = 0;
  } else rangeSizeArrayIntValue.data[1] += 1;
  uniformArrayIntInternal(rng, sharedData, rangeSizeArrayIntValue.data);
  return sharedData[0] * 4294967296 + sharedData[1] + from;
}
function uniformInt(rng, from, to) {
  const rangeSize = to - from;
  if (rangeSize <= 4294967295) return uniformIntInternal(rng, rangeSize + 1) + from;
  return uniformLargeIntInternal(rng, from, to, rangeSize);
}

// node_modules/pure-rand/lib/esm/generator/xoroshiro128plus.js
var jumps = [
  3639956645,
  3750757012,
  1261568508,
  386426335
];
var XoroShiro128Plus = class XoroShiro128Plus2 {
  constructor(s01, s00, s11, s10) {
    this.s01 = s01;
    this.s00 = s00;
    this.s11 = s11;
    this.s10 = s10;
  }
  clone() {
    return new XoroShiro128Plus2(this.s01, this.s00, this.s11, this.s10);
  }
  next() {
    const out = this.s00 + this.s10 | 0;
    const a0 = this.s10 ^ this.s00;
    const a1 = this.s11 ^ this.s01;
    const s00 = this.s00;
    const s01 = this.s01;
    this.s00 = s00 << 24 ^ s01 >>> 8 ^ a0 ^ a0 << 16;
    this.s01 = s01 << 24 ^ s00 >>> 8 ^ a1 ^ (a1 << 16 | a0 >>> 16);
    this.s10 = a1 << 5 ^ a0 >>> 27;
    this.s11 = a0 << 5 ^ a1 >>> 27;
    return out;
  }
  jump() {
    let ns01 = 0;
    let ns00 = 0;
    let ns11 = 0;
    let ns10 = 0;
    let s01 = this.s01;
    let s00 = this.s00;
    let s11 = this.s11;
    let s10 = this.s10;
    for (let i = 0; i !== 4; ++i) {
      const ji = jumps[i];
      for (let mask = 1; mask; mask <<= 1) {
        if (ji & mask) {
          ns01 ^= s01;
          ns00 ^= s00;
          ns11 ^= s11;
          ns10 ^= s10;
        }
        const a0 = s10 ^ s00;
        const a1 = s11 ^ s01;
        const s00_ = s00;
        const s01_ = s01;
        s00 = s00_ << 24 ^ s01_ >>> 8 ^ a0 ^ a0 << 16;
        s01 = s01_ << 24 ^ s00_ >>> 8 ^ a1 ^ (a1 << 16 | a0 >>> 16);
        s10 = a1 << 5 ^ a0 >>> 27;
        s11 = a0 << 5 ^ a1 >>> 27;
      }
    }
    this.s01 = ns01;
    this.s00 = ns00;
    this.s11 = ns11;
    this.s10 = ns10;
  }
  getState() {
    return [
      this.s01,
      this.s00,
      this.s11,
      this.s10
    ];
  }
};
function xoroshiro128plusFromState(state) {
  if (!(state.length === 4)) throw new Error("The state must have been produced by a xoroshiro128plus RandomGenerator");
  return new XoroShiro128Plus(state[0], state[1], state[2], state[3]);
}

// src/teaching/cases/random.ts
var Random = class {
  #generator;
  constructor(generator) {
    this.#generator = generator;
  }
  /** A whole number from 0 to `below` - 1. */
  below(below) {
    return uniformInt(this.#generator, 0, below - 1);
  }
  /** One of the items, which must not be empty. */
  pick(items) {
    return items[this.below(items.length)];
  }
  /** A Fisher-Yates shuffle. */
  shuffled(items) {
    const left = [...items];
    for (let last = left.length - 1; last > 0; last -= 1) {
      const other = this.below(last + 1);
      [left[last], left[other]] = [left[other], left[last]];
    }
    return left;
  }
};
function streamsOf(seed, use = 0) {
  const bits = BigInt(seed);
  const [low, high] = [bits, bits >> 32n].map((half) => Number(BigInt.asIntN(32, half)));
  const generator = xoroshiro128plusFromState([~high, ~low, low, high ^ use]);
  return () => {
    const stream2 = new Random(generator.clone());
    generator.jump();
    return stream2;
  };
}

// ../../../tmp/pw/sg/prover.ts
var makeProver = () => NO_PROVER;

// ../../../tmp/pw/sg/suggest.ts
var root = "/work/wt/whole-src";
var framework = loadShipped(root, "five-levels");
var vignettes = loadShippedVignettes(root, "five-levels");
var model = compile(framework);
var real = compileVignettes(vignettes, model);
var place = model.placements[0];
var qIndex = new Map(model.questions.map(({ question }, i) => [question.id, i]));
var prove = makeProver();
var stream = streamsOf(1);
var memo = /* @__PURE__ */ new Map();
function showsOf(q, o) {
  const k = `${q} ${o}`;
  let r = memo.get(k);
  if (!r) {
    const all = real.phrasesOf(q, o).map(({ phrase }) => phrase.shows);
    const n = /* @__PURE__ */ new Map();
    for (const s of all.flat()) n.set(s, (n.get(s) ?? 0) + 1);
    r = [...n].filter(([, c]) => c >= all.length / 3).map(([s]) => s);
    memo.set(k, r);
  }
  return r;
}
function outOf(q, o) {
  const all = real.phrasesOf(q, o).map(({ phrase }) => phrase.rulesOut);
  const n = /* @__PURE__ */ new Map();
  for (const r of all) for (const [k, v] of Object.entries(r)) {
    const id = `${k} ${JSON.stringify([...v].sort())}`;
    n.set(id, (n.get(id) ?? 0) + 1);
  }
  const res = {};
  for (const [id, c] of n) if (c >= all.length * 0.4) {
    const i = id.indexOf(" ");
    res[id.slice(0, i)] = JSON.parse(id.slice(i + 1));
  }
  return res;
}

// ../../../tmp/pw/sg/sheets.ts
import { readFileSync as readFileSync2, writeFileSync, mkdirSync } from "node:fs";
var bases = JSON.parse(readFileSync2("/tmp/pw/bases.json", "utf8"));
var settings = ["dementia", "reablement", "substance-use", "hospital-discharge", "learning-disability", "end-of-life-at-home", "homelessness-and-health", "community-mental-health", "children-with-complex-needs", "rural-long-term-conditions"];
var step = (from, level, max, minV) => bases.filter((b) => from.includes(b.from) && b.level === level && b.facts.length <= max && b.versions.length >= minV);
var families = [
  ["shared-1", step(["boundary", "uncertain"], "shared-budget", 5, 2)],
  ["referral-1", step(["uncertain", "boundary"], "referral", 4, 2)],
  ["single-1", step(["uncertain", "boundary"], "single-management", 5, 2)],
  ["isolation-1", step(["uncertain", "boundary"], "isolation", 5, 2)],
  ["ooo-isolation", step(["out-of-order"], "isolation", 5, 0)],
  ["spe-1", step(["boundary", "plain"], "single-point-of-entry", 6, 1)],
  ["ooo-shared", step(["out-of-order"], "shared-budget", 4, 0)],
  ["ooo-referral", step(["out-of-order"], "referral", 3, 0)],
  ["spe-2", step(["plain"], "single-point-of-entry", 5, 0)],
  ["shared-2", step(["boundary", "uncertain"], "shared-budget", 5, 2)],
  ["single-2", step(["uncertain", "boundary"], "single-management", 6, 2)],
  ["isolation-2", step(["uncertain", "boundary"], "isolation", 5, 2)],
  ["full-1", step(["plain"], "fully-integrated-service", 7, 0)],
  ["referral-2", step(["uncertain", "boundary"], "referral", 4, 2)]
];
var used = /* @__PURE__ */ new Set();
var optionUse = /* @__PURE__ */ new Map();
var pickBase = (pool) => {
  let best = null, score = Infinity;
  for (const b of pool) {
    if (used.has(b)) continue;
    const fresh = b.facts.reduce((s, [q, o]) => s + (optionUse.get(`${q}.${o}`) ?? 0), 0) / b.facts.length;
    const v = fresh + b.facts.length * 1.5 - Math.min(b.versions.length, 3) * 0.7;
    if (v < score) [best, score] = [b, v];
  }
  if (!best) return null;
  used.add(best);
  for (const [q, o] of best.facts) optionUse.set(`${q}.${o}`, (optionUse.get(`${q}.${o}`) ?? 0) + 1);
  return best;
};
var difficulties = ["medium", "easy", "hard"];
var plan = [];
families.forEach(([family, pool], fi) => {
  settings.forEach((setting, si) => {
    const base = pickBase(pool);
    if (!base) {
      console.log("none left", family, setting);
      return;
    }
    const difficulty = difficulties[(fi + si) % 3];
    const facts = new Map(base.facts);
    let versions = base.versions;
    const openQ = [...facts].find(([, o]) => o === null)?.[0];
    let kindsNow = base.base;
    if (openQ) {
      const low = versions.filter((v) => v.q === openQ && v.o !== null);
      const first = low[Math.floor(si % Math.max(1, low.length - 1))] ?? low[0];
      if (!first) {
        console.log("no low", family);
        return;
      }
      facts.set(openQ, first.o);
      const rest = versions.filter((v) => v !== first);
      rest.push({ q: openQ, o: null, kinds: base.base });
      versions = rest;
      kindsNow = first.kinds;
    }
    const had = new Set(kindsNow);
    const chosen = [];
    const byQ = /* @__PURE__ */ new Map();
    for (const v of versions) byQ.set(v.q, [...byQ.get(v.q) ?? [], v]);
    const [, of] = [...byQ].sort((a, b) => new Set(b[1].flatMap((v) => v.kinds)).size - new Set(a[1].flatMap((v) => v.kinds)).size)[0] ?? ["", []];
    const left = [...of];
    while (chosen.length < 2 && left.length) {
      left.sort((a, b) => b.kinds.filter((k) => !had.has(k)).length - a.kinds.filter((k) => !had.has(k)).length);
      const v = left.shift();
      if (!v.kinds.some((k) => !had.has(k))) break;
      v.kinds.forEach((k) => had.add(k));
      chosen.push(v);
    }
    const deciding = new Set(base.D.flatMap((d) => d.split("+")));
    const D = [...facts.keys()].filter((q) => deciding.has(q));
    const implied = { easy: 0, medium: Math.max(1, Math.floor(D.length / 2)), hard: D.length }[difficulty];
    const ease = ["manager", "joint-casework", "route", "entry", "budget", "experience", "organisation"];
    const order = D.toSorted((a, b) => ease.indexOf(a) - ease.indexOf(b));
    const shift = si % Math.max(1, order.length);
    const shown = new Set([...order.slice(shift), ...order.slice(0, shift)].slice(0, implied));
    plan.push({ id: "", family, setting, difficulty, kinds: [...had], facts: [...facts].map(([q, o]) => ({ q, o, manner: shown.has(q) ? "implied" : "told", deciding: deciding.has(q) })), versions: chosen.map((v) => ({ q: v.q, o: v.o, kinds: v.kinds })) });
  });
});
var counts = {};
plan.forEach((p) => {
  counts[p.setting] = (counts[p.setting] ?? 0) + 1;
  p.id = `${p.setting}-${String(counts[p.setting]).padStart(2, "0")}`;
});
var cover = {};
for (const p of plan) for (const k of p.kinds) (cover[`${k}`] ??= { easy: 0, medium: 0, hard: 0 })[p.difficulty]++;
for (const k of Object.keys(cover).sort()) console.log(k.padEnd(44), JSON.stringify(cover[k]));
console.log(plan.length, "facts", JSON.stringify(plan.reduce((n, p) => (n[p.facts.length] = (n[p.facts.length] ?? 0) + 1, n), {})), "questions", JSON.stringify(Object.fromEntries([...plan.reduce((n, p) => {
  for (const f of p.facts) n.set(f.q, (n.get(f.q) ?? 0) + 1);
  return n;
}, /* @__PURE__ */ new Map())].sort((a, b) => b[1] - a[1]))));
for (const p of plan) {
  for (const f of [...p.facts, ...p.versions]) {
    const q = qIndex.get(f.q);
    const o = f.o === null ? null : model.questions[q].optionIndex.get(f.o);
    f.shows = o === null ? [] : showsOf(q, o);
    f.rulesOut = outOf(q, o);
  }
}
writeFileSync("/work/wt/whole/plan.json", JSON.stringify(plan, null, 1));
var core = ["entry", "route", "joint-casework", "manager", "budget", "organisation", "experience"];
var text = (q, o) => model.questions[qIndex.get(q)].question.options.find((x) => x.id === o).text;
var barrier = (id) => {
  const b = model.barriers.find((x) => x.barrier.id === id).barrier;
  return `\u201C${b.name ?? b.title ?? id}\u201D`;
};
mkdirSync("/work/wt/whole/sheets", { recursive: true });
for (const p of plan) {
  let s = `# ${p.id} (${p.difficulty}; reads as: ${p.kinds.join(", ")})

`;
  const line = (f) => {
    const question = model.questions[qIndex.get(f.q)].question;
    const others = question.options.filter((x) => x.id !== f.o).map((x) => `\u201C${x.text}\u201D`).join(" ");
    return `${f.o === null ? "**left open**: touched, and no option is nearer than another" : `**${f.o}**: ${text(f.q, f.o)}`}
    ${f.shows.length ? `- a careful reader sees the barrier ${f.shows.map(barrier).join("; ")}
    ` : ""}- not: ${others}`;
  };
  for (const f of p.facts) {
    s += `- [${f.q}] ${model.questions[qIndex.get(f.q)].question.ask} (${f.manner === "implied" ? "SHOWN" : "TOLD"})
  - ${line(f)}
`;
    for (const v of p.versions.filter((v2) => v2.q === f.q)) s += `  - version for the same place, the rest of the text unchanged: ${line(v)}
`;
  }
  const told = p.facts.map((f) => f.q);
  s += `- Settle nothing on: ${core.filter((q) => !told.includes(q)).map((q) => `${q} (${model.questions[qIndex.get(q)].question.ask})`).join("; ") || "\u2014"}
`;
  writeFileSync(`/work/wt/whole/sheets/${p.id}.md`, s);
}
