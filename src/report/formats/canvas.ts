import { strToU8, zipSync } from 'fflate';
import type { ExampleSet } from '../../model/key.ts';
import { coverTitle } from '../words/teaching/case-words.ts';
import { htmlParagraphs, xmlText } from './html-escape.ts';
import { type BankCase, type BankQuestion, bankOf, markedText, setIdent } from './question-bank.ts';

/** The cases as a package for Canvas, laid out as Canvas writes one of a quiz (QTI 1.2): the same bytes for the same set. */
export function renderCanvas({ set }: { readonly set: ExampleSet }): Uint8Array {
  const ident = setIdent(set);
  const title = coverTitle(set);
  const bank = bankOf(set);
  const files = {
    'imsmanifest.xml': strToU8(manifestXml(ident, title)),
    [`${ident}/assessment_meta.xml`]: strToU8(metaXml(ident, title, bank)),
    [`${ident}/${ident}.xml`]: strToU8(assessmentXml(ident, title, bank)),
    'non_cc_assessments/': new Uint8Array(),
  };
  return zipSync(files, { mtime: FIRST_DAY });
}

/** The first day that a zip knows, wherever the clock stands. */
const FIRST_DAY = '1980-01-01T00:00:00';

const DECLARATION = '<?xml version="1.0" encoding="UTF-8"?>';
const XSI = 'xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"';
const PACKAGE = 'http://www.imsglobal.org/xsd/imsccv1p1/imscp_v1p1';
const QTI = 'http://www.imsglobal.org/xsd/ims_qtiasiv1p2';
const CANVAS = 'http://canvas.instructure.com/xsd/cccv1p0';

function manifestXml(ident: string, title: string): string {
  return `${DECLARATION}
<manifest identifier="${ident}_manifest" xmlns="${PACKAGE}" xmlns:imsmd="http://www.imsglobal.org/xsd/imsmd_v1p2" ${XSI} xsi:schemaLocation="${PACKAGE} http://www.imsglobal.org/xsd/imscp_v1p1.xsd http://www.imsglobal.org/xsd/imsmd_v1p2 http://www.imsglobal.org/xsd/imsmd_v1p2p2.xsd">
<metadata>
<schema>IMS Content</schema>
<schemaversion>1.1.3</schemaversion>
<imsmd:lom><imsmd:general><imsmd:title><imsmd:string>${xmlText(title)}</imsmd:string></imsmd:title></imsmd:general></imsmd:lom>
</metadata>
<organizations/>
<resources>
<resource identifier="${ident}" type="imsqti_xmlv1p2">
<file href="${ident}/${ident}.xml"/>
<dependency identifierref="${ident}_meta"/>
</resource>
<resource identifier="${ident}_meta" type="associatedcontent/imscc_xmlv1p1/learning-application-resource" href="${ident}/assessment_meta.xml">
<file href="${ident}/assessment_meta.xml"/>
</resource>
</resources>
</manifest>
`;
}

/** What Canvas keeps of a quiz besides its questions: nothing is shuffled, and nobody sees it before it is published. */
function metaXml(ident: string, title: string, bank: readonly BankCase[]): string {
  const points = bank.flatMap(({ questions }) => questions.map((question) => question.points));
  return `${DECLARATION}
<quiz identifier="${ident}" xmlns="${CANVAS}" ${XSI} xsi:schemaLocation="${CANVAS} https://canvas.instructure.com/xsd/cccv1p0.xsd">
<title>${xmlText(title)}</title>
<description></description>
<shuffle_answers>false</shuffle_answers>
<scoring_policy>keep_highest</scoring_policy>
<quiz_type>assignment</quiz_type>
<points_possible>${points.reduce((sum, each) => sum + each, 0)}</points_possible>
<show_correct_answers>true</show_correct_answers>
<allowed_attempts>1</allowed_attempts>
<one_question_at_a_time>false</one_question_at_a_time>
<cant_go_back>false</cant_go_back>
<available>false</available>
</quiz>
`;
}

function assessmentXml(ident: string, title: string, bank: readonly BankCase[]): string {
  const items = bank.flatMap((told, place) => [
    textXml(told),
    ...told.questions.map((question, index) => questionXml(question, 1000 * (2 * place + index + 1))),
  ]);
  return `${DECLARATION}
<questestinterop xmlns="${QTI}" ${XSI} xsi:schemaLocation="${QTI} http://www.imsglobal.org/xsd/ims_qtiasiv1p2p1.xsd">
<assessment ident="${ident}" title="${xmlText(title)}">
<qtimetadata>${fieldXml('cc_maxattempts', '1')}</qtimetadata>
<section ident="root_section">
${items.join('\n')}
</section>
</assessment>
</questestinterop>
`;
}

function textXml({ id, name, paragraphs }: BankCase): string {
  return `<item ident="${id}" title="${xmlText(name)}">
${metadataXml(id, 'text_only_question', 0, [])}
<presentation>${materialXml(htmlParagraphs(paragraphs))}</presentation>
</item>`;
}

/** A question whose answers have numbers after `start`, since Canvas loses an answer that has the name of another. */
function questionXml({ id, name, ask, points, answers, feedback }: BankQuestion, start: number): string {
  const named = answers.map((answer, index) => ({ ...answer, ident: start + index + 1 }));
  const labels = named.map(
    (answer) =>
      `<response_label ident="${answer.ident}">${materialXml(markedText(answer), 'plain')}</response_label>`,
  );
  const right = named.map(({ ident, weight }) =>
    weight > 0 ? equals(ident) : `<not>${equals(ident)}</not>`,
  );
  const said = named.map(({ ident, feedback: text }) => feedbackXml(`${ident}_fb`, [text]));
  return `<item ident="${id}" title="${xmlText(name)}">
${metadataXml(
  id,
  'multiple_answers_question',
  points,
  named.map(({ ident }) => ident),
)}
<presentation>
${materialXml(htmlParagraphs([ask]))}
<response_lid ident="response1" rcardinality="Multiple"><render_choice>
${labels.join('\n')}
</render_choice></response_lid>
</presentation>
<resprocessing>
<outcomes><decvar maxvalue="100" minvalue="0" varname="SCORE" vartype="Decimal"/></outcomes>
${feedback.length > 0 ? `${shows('<other/>', 'general_fb')}\n` : ''}${named.map(({ ident }) => shows(equals(ident), `${ident}_fb`)).join('\n')}
<respcondition continue="No"><conditionvar><and>${right.join('')}</and></conditionvar><setvar action="Set" varname="SCORE">100</setvar></respcondition>
</resprocessing>
${feedback.length > 0 ? `${feedbackXml('general_fb', feedback)}\n` : ''}${said.join('\n')}
</item>`;
}

function metadataXml(id: string, type: string, points: number, answers: readonly number[]): string {
  const fields = [
    ['question_type', type],
    ['points_possible', String(points)],
    ['original_answer_ids', answers.join(',')],
    ['assessment_question_identifierref', `${id}_in_bank`],
  ] as const;
  return `<itemmetadata><qtimetadata>${fields.map(([label, entry]) => fieldXml(label, entry)).join('')}</qtimetadata></itemmetadata>`;
}

function fieldXml(label: string, entry: string): string {
  return `<qtimetadatafield><fieldlabel>${label}</fieldlabel><fieldentry>${entry}</fieldentry></qtimetadatafield>`;
}

function materialXml(text: string, type: 'html' | 'plain' = 'html'): string {
  return `<material><mattext texttype="text/${type}">${xmlText(text)}</mattext></material>`;
}

function equals(ident: number): string {
  return `<varequal respident="response1">${ident}</varequal>`;
}

function shows(condition: string, feedback: string): string {
  return `<respcondition continue="Yes"><conditionvar>${condition}</conditionvar><displayfeedback feedbacktype="Response" linkrefid="${feedback}"/></respcondition>`;
}

function feedbackXml(ident: string, paragraphs: readonly string[]): string {
  return `<itemfeedback ident="${ident}"><flow_mat>${materialXml(htmlParagraphs(paragraphs))}</flow_mat></itemfeedback>`;
}
