import { wordsOf } from '../assessment/match-words.ts';

/** What a form asks of who answers, besides its questions. */
export const ABOUT = ['role', 'organisation', 'day', 'service', 'nation', 'name', 'email', 'time'] as const;
export type About = (typeof ABOUT)[number];

/** What is not taken over unless somebody asks for it. */
export const PERSONAL: readonly About[] = ['name', 'email', 'time'];

/** What each is called, with commas between. */
const HEADINGS: Readonly<Record<About, string>> = {
  role:
    'role, job, job title, job role, position, profession, post, occupation, role title, what do you ' +
    'do, what do you work as',
  organisation:
    'organisation, organization, organisation name, organization name, agency, agency name, employer, ' +
    'who do you work for, partner, partner organisation, body',
  day: 'date, day, assessment date, date assessment, date answers, day answers, day described',
  service: 'service, service name, name service, arrangement, arrangement name, name arrangement',
  nation: 'nation, country, where service',
  name:
    'name, full name, first name, last name, surname, forename, family name, respondent, respondent ' +
    'name, participant, participant name, completed by, filled by, submitted by, username, user name, ' +
    'user, lastname, firstname, contact, contact name',
  email:
    'email, e mail, email address, e mail address, mail, phone, phone number, phonenumber, telephone, ' +
    'telephone number, mobile, mobile number, contact details',
  time:
    'timestamp, time, start time, completion time, last modified time, submitdate, startdate, ' +
    'datestamp, start, end, today, submission time, date submitted, date started, time stamp, date ' +
    'last action, time started, time finished, end time, date completed, submission date',
};

const BY_HEADING = new Map(
  Object.entries(HEADINGS).flatMap(([what, headings]) =>
    headings.split(', ').map((heading) => [heading, what as About]),
  ),
);

const FILLERS = new Set(
  'your the of what is which please enter state give do you work for in are from we us tell whats this that describes describe about q question an a'.split(
    ' ',
  ),
);

// Longer ones are questions.
const LONGEST = 200;

/** What a heading asks of who answers; null where it is none of these. */
export function aboutIn(heading: string): About | null {
  if (heading.length > LONGEST) return null;
  const words = wordsOf(heading);
  const bare = words
    .split(' ')
    .filter((word) => !FILLERS.has(word) && !/^\d{1,3}$/u.test(word))
    .join(' ');
  const known = BY_HEADING.get(words);
  if (known) return known;
  // A service that somebody works in need not be the one that is assessed.
  if (WHERE_SOMEBODY_WORKS.test(words)) return 'organisation';
  return BY_HEADING.get(bare) ?? byParts(heading, aboutIn);
}

const AN_EMPLOYER =
  'organi[sz]ation|agency|body|employer|partner|service|team|trust|council|authority|company|department|practice';

const WHERE_SOMEBODY_WORKS = new RegExp(
  `^(?:(?:q?\\d{1,3}|please|say) )*(?:where|whom?|(?:which|what) (?:${AN_EMPLOYER})(?: or (?:${AN_EMPLOYER}))?) (?:do|are) you (?:work|working|come|from|based|employed|represent|belong|answer)(?: (?:for|in|at|to|by|from|on behalf of))?$|^who employs you$|^(?:place of work|work ?place)$`,
  'u',
);

/** What a heading is that is a tool’s name and words for a column: `submitdate. Date submitted`; null for others. */
function byParts<What>(heading: string, read: (part: string) => What): What | null {
  const [, name = '', rest = ''] = /^\s*([a-z_]+)[.:]\s+(\S.*)$/isu.exec(heading) ?? [];
  const what = rest === '' ? null : read(name);
  return what !== null && what === read(rest) ? what : null;
}

/** Columns that tools for surveys add for themselves. */
const OF_TOOLS = new Set(
  (
    'id, uuid, formhub uuid, response id, responseid, respondent id, lastpage, last page, startlanguage, start ' +
    'language, seed, token, access code, ip address, ipaddr, referrer url, refurl, deviceid, device ' +
    'id, subscriberid, simserial, audit, index, parent index, parent table name, status, validation ' +
    'status, tags, version, instanceid, meta instanceid, instancename, meta instancename, rootuuid, ' +
    'meta rootuuid, xform id string, language, total points, quiz feedback, grade posted time, score, ' +
    'interviewtime, total time, geolocation, collector id'
  ).split(', '),
);

/** True for a `heading` of a column that a tool for surveys adds, or marks with a line before its name. */
export function isLeftOut(heading: string): boolean {
  if (heading.length > LONGEST) return /^\s*(?:points|feedback) /iu.test(heading);
  const words = wordsOf(heading);
  return (
    OF_TOOLS.has(words) ||
    byParts(heading, isLeftOut) === true ||
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
