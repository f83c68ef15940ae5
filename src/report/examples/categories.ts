import { onOneLine } from '../../text.ts';

/**
 * The path of a category below the top of a course, as both formats take it. A slash in a name is doubled. Category
 * names cannot escape anything, so what GIFT would take for its own is left out.
 */
export function categoryPath(names: readonly string[]): string {
  const named = names.map((name) => categoryName(name).replace(/\//gu, '//'));
  return ['$course$', 'top', ...named].join('/');
}

// A slash at either end of a name would run together with those between names.
function categoryName(name: string): string {
  const plain = onOneLine(name.replace(/[\\~=#{}:<>&$]|\p{Cs}|\p{Noncharacter_Code_Point}/gu, ' '));
  return plain.replace(/^[/\s]+|[/\s]+$/gu, '') || 'Cases';
}
