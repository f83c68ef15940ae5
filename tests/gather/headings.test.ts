import { describe, expect, test } from 'vitest';
import { aboutIn, isLeftOut } from '../../src/gather/about-headings.ts';
import { type Column, headingMatcher } from '../../src/gather/match-heading.ts';
import { shipped } from '../support/load.ts';

const framework = shipped('five-levels');
const match = headingMatcher(framework);

const budget = framework.questions.find(({ id }) => id === 'budget');
const ask = budget?.ask ?? '';
const option = (at: number) => budget?.options[at] ?? { id: '', text: '' };
const answer = (question: string): Column => ({ kind: 'answer', question });
const ticked = (at: number): Column => ({ kind: 'option', question: 'budget', option: option(at).id });

// Names for questions hold nothing but letters and digits there; in brackets stands the name or the text of an option.
describe('LimeSurvey', () => {
  test.each<readonly [string, Column]>([
    ['riskshare', answer('risk-share')],
    ['RiskShare', answer('risk-share')],
    ['selfdirection. Who can arrange the help that most of them need?', answer('self-direction')],
    [`budget. ${ask}`, answer('budget')],
    [`${ask.slice(0, 20)}.. `, answer('budget')],
    [`budget. ${ask.slice(0, 20)}.. `, answer('budget')],
    [ask.replaceAll(' ', '_'), answer('budget')],
    ['budget[SQ002]', { kind: 'nth-option', question: 'budget', number: 2 }],
    ['budget_SQ002', { kind: 'nth-option', question: 'budget', number: 2 }],
    ['riskshare[SQ001]', { kind: 'nth-option', question: 'risk-share', number: 1 }],
    [`budget[${option(1).id}]`, ticked(1)],
    [`budget[${option(1).id.replaceAll('-', '')}]`, ticked(1)],
    [`${ask} [${option(1).text}]`, ticked(1)],
    [`budget[SQ002]. ${ask} [${option(1).text}]`, ticked(1)],
    [`${ask.slice(0, 15)}.. [${option(1).text.slice(0, 15)}.. ]`, ticked(1)],
    [`budget[SQ002]. ${ask.slice(0, 15)}.. [${option(1).text.slice(0, 15)}.. ]`, ticked(1)],
    ['budget[other]', { kind: 'note', question: 'budget' }],
    ['budget[SQ001comment]', { kind: 'note', question: 'budget' }],
    [`budget[comment]. ${ask} [Comment]`, { kind: 'note', question: 'budget' }],
    ['G01Q07', { kind: 'number', number: 7 }],
    ['id. Response ID', { kind: 'left-out' }],
    ['lastpage. Last page', { kind: 'left-out' }],
    ['submitdate. Date submitted', { kind: 'about', what: 'time' }],
    ['email. Email address', { kind: 'about', what: 'email' }],
  ])('%j', (heading, column) => expect(match(heading)).toEqual({ ok: true, column }));

  test('a beginning that several questions have is none of them', () => {
    expect(match('How many of them.. ')).toMatchObject({ ok: false, may: { length: 8 } });
  });
});

describe('KoboToolbox', () => {
  test.each<readonly [string, Column]>([
    ['main/risk_share', answer('risk-share')],
    ['main/money/budget', answer('budget')],
    [`main/budget/${option(1).id.replaceAll('-', '_')}`, ticked(1)],
    [`${ask}/${option(1).text}`, ticked(1)],
    [`Money/${ask}`, answer('budget')],
    ['_submission_time', { kind: 'about', what: 'time' }],
    ['__version__', { kind: 'left-out' }],
    ['meta/instanceID', { kind: 'left-out' }],
    ['formhub/uuid', { kind: 'left-out' }],
    ['meta/rootUuid', { kind: 'left-out' }],
    ['part_your_role/your_organisation', { kind: 'about', what: 'organisation' }],
    ['part_your_role/day_described', { kind: 'about', what: 'day' }],
    ['About you/What is your role?', { kind: 'about', what: 'role' }],
    ['username', { kind: 'about', what: 'name' }],
    ['phonenumber', { kind: 'about', what: 'email' }],
  ])('%j', (heading, column) => expect(match(heading)).toEqual({ ok: true, column }));
});

test.each([
  ['Where do you work?', 'organisation'],
  ['3. Where are you based?', 'organisation'],
  ['Who do you work for?', 'organisation'],
  ['Which organisation do you work for', 'organisation'],
  ['What organisation are you from?', 'organisation'],
  ['Which team or service do you work in?', 'organisation'],
  ['Who employs you?', 'organisation'],
  ['Your employer', 'organisation'],
  ['Workplace', 'organisation'],
  ['What is your role?', 'role'],
  ['What do you do?', 'role'],
  ['Job title', 'role'],
  ['Which service is this about?', 'service'],
  ['Completion time', 'time'],
  ['Last modified time', 'time'],
  ['Email Address', 'email'],
  ['Where do the teams meet?', null],
  ['Who do you work with?', null],
  ['Which of these do you work with?', null],
])('%j asks for the %s of who answers', (heading, what) => expect(aboutIn(heading)).toBe(what));

test.each(['Id', 'ID', 'Total points', 'Quiz feedback', 'Points - Who?', 'Score'])(
  '%j is a column of the service',
  (heading) => expect(isLeftOut(heading)).toBe(true),
);
