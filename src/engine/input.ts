export type {
  Answers,
  AnswerValue,
  Assessment,
  GivenAnswer,
  Partner,
  Respondent,
  Service,
} from '../model/assessment.ts';
