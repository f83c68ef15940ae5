import type { Result } from '../../src/model/result.ts';
import { allBlocks, type Block, type Claim, type Item } from '../../src/report/blocks.ts';

/** Whether a claim is true, told from the result alone. */
export function holds(claim: Claim, result: Result): boolean {
  switch (claim.about) {
    case 'barrier':
      return result.barriers.some(({ id, status }) => id === claim.barrier && status === claim.status);
    case 'level':
      return levelHolds(claim, result);
    case 'foot': {
      const placement = result.placements.find(({ id }) => id === claim.placement);
      return placement?.levels.slice(1).every(({ status }) => status === 'unmet') ?? false;
    }
    case 'need': {
      const wanted = result.recommended?.levels.find(({ placement }) => placement === claim.placement);
      return wanted !== undefined && wanted.fit === claim.fit;
    }
    case 'partner':
      return (
        result.recommended?.who.some(
          ({ agency, have, calledIn }) =>
            agency === claim.agency &&
            (claim.status === 'called in' ? calledIn : !calledIn && have === claim.status),
        ) ?? false
      );
    case 'question':
      return (
        isOpen(claim.question, result) &&
        (claim.decides === null || decides(claim.question, claim.decides, result))
      );
    case 'answers':
      return claim.status === 'none open'
        ? result.answered.unknown + result.answered.unanswered === 0
        : result.placements.every(({ possible }) => possible.levels.length === 1);
  }
}

function levelHolds(claim: Extract<Claim, { about: 'level' }>, { placements }: Result): boolean {
  const placement = placements.find(({ id }) => id === claim.placement);
  const level = placement?.levels.find(({ id }) => id === claim.level);
  if (!placement || !level) return false;
  const { placed, secured, possible } = placement;
  switch (claim.status) {
    case 'secured':
      return placed && secured.id === level.id && possible.levels.includes(level.id);
    case 'possible':
      return possible.levels.includes(level.id);
    case 'ruled-out':
      return !possible.levels.includes(level.id);
    case 'own':
      return level.status === 'met' && level.own !== 'unmet' && level.replaced === null;
    case 'replaced':
      return level.status === 'met' && level.replaced !== null;
    default:
      return level.status === claim.status;
  }
}

/** Open, or of a question that is not asked so far. */
function isOpen(question: string, { answers }: Result): boolean {
  const answer = answers.find((each) => each.question === question)?.answer;
  return (
    answer !== undefined &&
    (Array.isArray(answer) || ['unknown', 'unanswered', 'hidden'].includes(String(answer)))
  );
}

function decides(question: string, placement: string, { placements }: Result): boolean {
  const found = placements.find(({ id }) => id === placement);
  return (
    (found?.possible.levels.length ?? 0) > 1 &&
    (found?.settling?.alone.some((each) => each.question === question) ?? true)
  );
}

/** Everything that a page claims of a result. */
export function claimsOf(blocks: readonly Block[]): Claim[] {
  return allBlocks(blocks).flatMap((block) => {
    switch (block.kind) {
      case 'para':
        return block.claim ? [block.claim] : [];
      case 'list':
        return block.items.flatMap(itemClaims);
      case 'table':
        return block.rows.flatMap(({ claim }) => (claim ? [claim] : []));
      case 'ladder':
        return block.rungs.map(({ claim }) => claim);
      case 'labelled':
        return block.rows.flatMap(({ lines }) =>
          lines.flatMap((line) => ('said' in line ? line.said.flatMap(({ claims }) => claims) : [])),
        );
      default:
        return [];
    }
  });
}

function itemClaims({ claim, parts = [] }: Item): Claim[] {
  return [...(claim ? [claim] : []), ...parts.flatMap(itemClaims)];
}
