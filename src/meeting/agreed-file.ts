import { type AssessmentDraft, writtenService } from '../assessment/write.ts';
import type { RuleNamed, WrittenPanel } from '../model/agreed.ts';
import type { Service } from '../model/assessment.ts';
import type { ConsensusRule } from '../model/consensus.ts';
import type { Kind, Panel, View } from '../model/panel.ts';

/** What an agreed file says besides its answers: of which service, and of which panel. */

/** The service as the views have it: what the first of them says, all partners, and a nation that nobody gives otherwise. */
export function serviceOf(views: readonly View[]): Service {
  const services = views.map(({ assessment }) => assessment.service);
  const first = <Key extends 'name' | 'people' | 'scope' | 'partnersComplete'>(key: Key) =>
    services.find((service) => service[key] !== null)?.[key] ?? null;
  const nations = new Set(services.flatMap(({ nation }) => nation ?? []));
  const partners = new Map(
    services.flatMap((service) => service.partners).map((partner) => [partner.name, partner] as const),
  );
  return {
    name: first('name'),
    people: first('people'),
    scope: first('scope'),
    partnersComplete: first('partnersComplete'),
    sides: services.find(({ sides }) => sides.length > 0)?.sides ?? [],
    nation: nations.size === 1 ? ([...nations][0] ?? null) : null,
    partners: [...partners.values()],
  };
}

/** Writes what is known of the service into a new file. */
export function putService(draft: AssessmentDraft, service: Service): void {
  for (const [key, value] of Object.entries(writtenService(service)))
    draft.setDetail(['service', key], value);
}

/** A rule as a file names it, on the day `named`; `file` is that of one of a person's own. */
export function ruleNamed({ id, title }: ConsensusRule, named: string, file: string | null): RuleNamed {
  return { id, title, ...(file === null ? {} : { file }), named };
}

/** The key `panel` of a file, in which `check` stands for what each view says where it may name them. */
export function panelKey(
  before: Pick<WrittenPanel, 'rule' | 'earlier-rules' | 'opened' | 'rounds'>,
  { kinds, who, views, rounds: answered }: Panel,
  check: ((view: number) => string) | null,
): WrittenPanel {
  const listed = (of: readonly Kind[]) =>
    of.map(({ title, views: count }) => ({ ...(title === null ? {} : { title }), views: count }));
  const { rule, 'earlier-rules': earlier, opened, rounds } = before;
  return {
    rule,
    ...(earlier == null ? {} : { 'earlier-rules': earlier }),
    ...(opened == null ? {} : { opened }),
    rounds: Math.max(rounds ?? 1, ...answered.map(({ round }) => round)),
    views:
      check && who ? who.map(({ file, label }, index) => ({ file, who: label, check: check(index) })) : views,
    ...(kinds.organisations ? { organisations: listed(kinds.organisations) } : {}),
    ...(kinds.roles ? { roles: listed(kinds.roles) } : {}),
  };
}
