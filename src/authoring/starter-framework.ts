import { capitalised } from '../text.ts';

/** The name that the schema has beside a framework, where an editor looks for it. */
export const SCHEMA_FILE = 'framework.schema.json';

/** A small framework to start from, which works as it is and teaches one thing in each comment. */
export function starterFramework(id: string): string {
  const title = capitalised(id.replaceAll('-', ' '));
  return STARTER.replace('$ID', plain(id)).replace('$TITLE', plain(title));
}

/** The text as YAML, in quotes only where it is one of three words that mean something else. */
// Letters, digits, spaces and hyphens need none.
function plain(text: string): string {
  return /^(?:true|false|null)$/iu.test(text) ? `"${text}"` : text;
}

const STARTER = `# yaml-language-server: $schema=./${SCHEMA_FILE}
# Thanks to the line above, an editor with YAML support completes and checks what you type.

id: $ID # what commands and assessments call it
version: 0.1.0 # raise the first number when answers to the older version can no longer be scored
title: $TITLE # what people call it
about: What this framework is for, and what it is not for. # at most 60 words, like every text that explains

use: # the page “When to use it”
  for:
    - Two partners serve the same people and want to know how closely they work.
  not-for:
    - Choosing between services. The level is no mark.
  how: # one sentence an entry; within [ ] or { } a comma would end it
    - Both partners answer together, in an hour.
    - Look at the barriers first, and then at the level.

# What the framework rests on. Whatever you claim names one of these, or says “own judgement”.
sources:
  report: { title: A report that you have read, publisher: Its publisher, url: https://example.org/report }

# Themes. The profile in a report has a line for each.
dimensions:
  - { id: money, title: Money }
  - { id: people, title: People }

# Kinds of partner, from which an assessment chooses.
agencies:
  - { id: first, title: The first kind of partner }
  - { id: second, title: The second kind of partner }

# What the people served need: it says which level is called for, and with whom to work. A level never rests on it.
needs:
  questions:
    - id: contacts
      ask: How many services does one person deal with?
      options: # here from lighter to heavier need
        - { id: one, text: One service at a time. }
        - { id: several, text: Several services in the same month. }
      source: own judgement
  how: # of the rules that hold, the highest level counts
    - { level: planned, because: Plans that are made alone leave gaps for everybody., source: own judgement } # without “when”, always
    - { level: managed, when: { contacts: several }, because: One person cannot keep several services together alone., source: own judgement }
  who:
    - { agency: second, when: { contacts: several }, because: The second partner meets the same people in the same month., source: own judgement }

# What is asked about the service.
questions:
  - id: plan
    dimension: people
    ask: How do the partners plan their work? # at most 25 words
    why: Who plans together finds out early what the other cannot do. # shown as help
    evidence: Minutes, and the plan itself. # what would show the answer to somebody else
    options: # least to most integrated; what an outsider would see, no grades
      - id: apart
        text: Each partner makes its own plan.
        better: { text: Send each other the plans before they are settled., who: Both managers, effort: days } # days, months or years
      - id: shared
        text: The partners read each other’s plans before they are settled.
        better: { text: Write the next plan in one document., effort: months }
      - { id: joint, text: One plan covers both partners. }
    source: own judgement

  - id: budget
    dimension: money
    ask: Whose money pays for the service?
    options:
      - { id: own, text: Each partner pays for its own part. }
      - { id: part, text: One pot pays for part of the service. }
      - { id: all, text: One pot pays for all of the service. }
    source: report

  - id: accounts
    dimension: money
    ask: Who sees what was spent from the pot?
    shown-when: { budget: part } # asked only when this holds: budget is “part” or more
    options:
      - { id: holder, text: Only the partner that holds it. }
      - { id: both, text: Both partners see the same figures every month. }
    source: own judgement

  - id: manager
    dimension: people
    ask: Who manages the staff?
    options:
      - { id: two, text: Each partner has a manager of its own. }
      - { id: one, text: One person manages the staff of both partners. }
    source: own judgement

  - id: written
    dimension: people
    ask: Is the agreement between the partners in writing?
    options:
      - { id: spoken, text: Nothing is written down. }
      - { id: drafted, text: There is a draft. }
      - { id: signed, text: Both partners have signed it. }
    source: own judgement

placements:
  - id: depth
    title: How closely the partners work
    cumulative: true # a level counts only when every level below it holds
    monotone: true # the claim that a better answer never lowers the level; it is checked
    levels: # lowest first; the first one requires nothing
      - { id: separate, name: Separate partners, source: own judgement }
      - id: planned
        name: Joint plans
        phrase: joint plans # its name in the middle of a sentence
        requires: { plan: shared } # at least this option
        source: own judgement
      - id: funded
        name: A shared pot
        phrase: a shared pot
        requires: { budget: part }
        # replaced-by: # what would make this form needless, so that the level counts without it
        #   - { when: { owner: one }, because: one body pays for everything }
        strengthened-by: # what makes the level sound; reported, never needed
          - { budget: all }
          - { accounts: both }
        source: report
      - id: managed
        name: One manager
        phrase: one manager
        requires: # a list means all of these
          - { manager: one }
          - { written: drafted }
        source: own judgement

# What is in the way. Whenever a level is not met, one barrier that holds it back should be raised.
barriers:
  - id: plans-apart
    kind: organisational # legal, financial, organisational or cultural
    name: Each partner plans alone
    raised-by: { plan: { at-most: apart } } # this option or a lower one
    holds-back: [ planned ]
    levers: # who can remove it, and what they do first
      - { id: read-plans, who: Both managers, effort: days, first-step: Send each other this year’s plan., source: own judgement }
    source: own judgement

  - id: money-apart
    kind: financial
    name: Each partner pays only for its own part
    raised-by: { budget: { at-most: own } }
    holds-back: [ funded ]
    levers:
      - { id: first-pot, who: Both directors of finance, effort: months, first-step: Agree on one cost that both will share., source: own judgement }
    source: report

  - id: hidden-accounts
    kind: cultural
    name: One partner cannot see what is spent
    arises-when: { budget: part } # only then is it a question at all
    raised-by: { accounts: { at-most: holder } }
    holds-back: [ funded ]
    levers:
      - { id: open-books, who: The partner that holds the pot, effort: days, first-step: Send last month’s figures., source: own judgement }
    source: own judgement

  - id: no-common-ground
    kind: legal
    name: Nobody may lead the staff of both partners
    raised-by: # any of these is enough; there is also all, not, at-least, score and nation
      any:
        - { manager: { at-most: two } }
        - { written: { at-most: spoken } }
    holds-back: [ managed ]
    levers:
      - { id: draft, who: Both boards, effort: months, first-step: Ask one person to draft an agreement., source: own judgement }
    source: own judgement
`;
