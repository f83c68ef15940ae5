export type { WrittenAssessment } from '../model/assessment.ts';
