import { wordsOf } from '../assessment/match-words.ts';

/** What a form asks of who answers, besides its questions. The last three say who somebody is, or when they answered. */
export const ABOUT = ['role', 'organisation', 'day', 'service', 'nation', 'name', 'email', 'time'] as const;
export type About = (typeof ABOUT)[number];

/** What is not taken over unless somebody asks for it. */
export const PERSONAL: readonly About[] = ['name', 'email', 'time'];

const HEADINGS: Readonly<Record<About, readonly string[]>> = {
  role: [
    'role',
    'job',
    'job title',
    'job role',
    'position',
    'profession',
    'post',
    'occupation',
    'role title',
  ],
  organisation: [
    'organisation',
    'organization',
    'organisation name',
    'organization name',
    'agency',
    'agency name',
    'employer',
    'partner',
    'partner organisation',
    'body',
  ],
  day: ['date', 'day', 'assessment date', 'date assessment', 'date answers', 'day answers', 'day described'],
  service: ['service', 'service name', 'name service', 'arrangement', 'arrangement name', 'name arrangement'],
  nation: ['nation', 'country'],
  name: [
    ...['name', 'full name', 'first name', 'last name', 'surname', 'forename', 'family name', 'respondent'],
    ...['respondent name', 'participant', 'participant name', 'completed by', 'filled by', 'submitted by'],
    ...['username', 'user name', 'user', 'lastname', 'firstname', 'contact', 'contact name'],
  ],
  email: [
    ...['email', 'e mail', 'email address', 'e mail address', 'mail', 'phone', 'phone number', 'phonenumber'],
    ...['telephone', 'telephone number', 'mobile', 'mobile number', 'contact details'],
  ],
  time: [
    ...[
      'timestamp',
      'time',
      'start time',
      'completion time',
      'last modified time',
      'submitdate',
      'startdate',
    ],
    ...[
      'datestamp',
      'start',
      'end',
      'today',
      'submission time',
      'date submitted',
      'date started',
      'time stamp',
    ],
    ...['date last action', 'time started', 'time finished', 'end time', 'date completed', 'submission date'],
  ],
};

const BY_HEADING = new Map(
  Object.entries(HEADINGS).flatMap(([what, headings]) => headings.map((heading) => [heading, what as About])),
);

const FILLERS = new Set(
  'your the of what is which please enter state give do you work for in are from we us tell whats this that describes describe q question an a'.split(
    ' ',
  ),
);

/** What a heading asks of who answers; null where it is none of these. */
export function aboutIn(heading: string): About | null {
  const words = wordsOf(heading);
  const bare = words
    .split(' ')
    .filter((word) => !FILLERS.has(word) && !/^\d{1,3}$/u.test(word))
    .join(' ');
  return BY_HEADING.get(words) ?? BY_HEADING.get(bare) ?? null;
}

/** Columns that tools for surveys add for themselves. */
const OF_TOOLS = new Set([
  ...[
    'id',
    'uuid',
    'response id',
    'responseid',
    'respondent id',
    'lastpage',
    'last page',
    'startlanguage',
    'start language',
  ],
  ...[
    'seed',
    'token',
    'access code',
    'ip address',
    'ipaddr',
    'referrer url',
    'refurl',
    'deviceid',
    'device id',
    'subscriberid',
  ],
  ...[
    'simserial',
    'audit',
    'index',
    'parent index',
    'parent table name',
    'status',
    'validation status',
    'tags',
    'version',
  ],
  ...[
    'instanceid',
    'meta instanceid',
    'instancename',
    'meta instancename',
    'rootuuid',
    'meta rootuuid',
    'xform id string',
    'language',
  ],
  ...[
    'total points',
    'quiz feedback',
    'grade posted time',
    'score',
    'interviewtime',
    'total time',
    'geolocation',
    'collector id',
  ],
]);

/** True for a column that a tool for surveys adds for itself, or that is marked as such with a line before its name. */
export function isLeftOut(heading: string): boolean {
  const words = wordsOf(heading);
  return (
    OF_TOOLS.has(words) ||
    /^_+[a-z_]+$/u.test(heading.trim()) ||
    /^(?:points|feedback) /u.test(words) ||
    /(?:^| )(?:group|question) time(?: |$)/u.test(words)
  );
}

/** True where most of some texts are addresses of e-mail. */
export function areAddresses(texts: readonly string[]): boolean {
  const found = texts.filter((text) => /^[^\s@<>]{1,64}@[^\s@<>]{1,190}\.[a-z]{2,20}$/iu.test(text.trim()));
  return texts.length > 0 && found.length * 2 > texts.length;
}
