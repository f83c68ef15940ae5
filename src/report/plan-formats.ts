import type { Paper } from '../layout/paper.ts';
import type { Plan } from '../solver/plan/types.ts';
import type { Format } from './formats.ts';
import { jsonText } from './json.ts';

type PlanRenderer = (plan: Plan, paper: Paper) => string;

/** The formats of results, for plans. */
const PLAN_FORMATS: Readonly<Record<Format, () => Promise<PlanRenderer>>> = {
  text: async () => (await import('./text/plan.ts')).renderPlan,
  json: async () => jsonText,
  markdown: async () => (await import('./markdown-plan.ts')).renderPlanMarkdown,
};

/** The renderer of plans in a format. */
export function planRendererFor(format: Format): Promise<PlanRenderer> {
  return PLAN_FORMATS[format]();
}
