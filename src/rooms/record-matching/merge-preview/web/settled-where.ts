import { formatDate } from "../../../../kernel/dates.ts";
import type { Permission } from "../../../../kernel/permissions.ts";
import type { StaffActor } from "../../../../platform/access/actor.ts";
import type { Tx } from "../../../../platform/database/database.ts";
import {
  flagName,
  harmSaid,
  levelSaid,
  schemesOn,
  type Schemes,
  findStanding,
  type Standing,
} from "../../../child-record/index.ts";
import { missingPaths } from "../../../missing/web/paths.ts";
import { nrmPaths } from "../../../statutory/nrm/web/paths.ts";
import { pathwayPaths } from "../../../case-lifecycle/pathway/web/paths.ts";
import { thingPaths } from "../../../people-and-places/web/paths.ts";
import { paths } from "../../../child-record/web/paths.ts";
import { listStandingOnBoth, type OnOne } from "../stands-on-both.ts";

/** What one of two records says that stands against joining them, and where it is settled. */
export type SettledWhere = {
  /** Of the refusal, as `subjects.merge_refusals` has it. */
  readonly key: string;
  readonly personId: string;
  readonly says: string;
  readonly act: string;
  readonly href: string;
  /** What somebody needs on this record to settle it there. */
  readonly permission: Permission;
};

type Place = Pick<SettledWhere, "act" | "permission"> & {
  readonly says: (one: OnOne, schemes: Schemes) => string;
  readonly href: (personId: string, id: string) => string;
};

const since = ({ on }: OnOne): string => (on === null ? "" : `since ${formatDate(on)}`);
const named = (one: OnOne, name: string): string => `${name}, ${since(one)}`;

const places: Readonly<Record<string, Place>> = {
  protected: {
    says: (one) => `protected ${since(one)}`,
    act: "Open the protection",
    href: (personId) => paths.protection(personId),
    permission: "whereabouts.edit",
  },
  "both:protect.flags": {
    says: (one, { flagScheme }) => named(one, flagName(flagScheme, one.says ?? "")),
    act: "End this flag",
    href: paths.endFlag,
    permission: "flag.manage",
  },
  "both:protect.plans": {
    says: (one) => `a plan open ${since(one)}`,
    act: "Open the plan",
    href: (personId) => paths.plan(personId),
    permission: "child.view",
  },
  "both:protect.plan_versions": {
    says: ({ says, on }) => `version ${says ?? ""} agreed on ${on === null ? "" : formatDate(on)}`,
    act: "Open the plan",
    href: (personId) => paths.plan(personId),
    permission: "child.view",
  },
  "both:protect.missing_episodes": {
    says: (one) => `missing ${since(one)}`,
    act: "Open the report",
    href: missingPaths.episode,
    permission: "child.view",
  },
  "both:protect.assessments": {
    says: (one) => named(one, one.says ?? "An assessment"),
    act: "Open the assessment",
    href: pathwayPaths.assessment,
    permission: "child.view",
  },
  "both:protect.nrm_referrals": {
    says: (one) => `a referral ${since(one)}`,
    act: "Open the referral",
    href: nrmPaths.referral,
    permission: "child.view",
  },
  "both:protect.thing_links": {
    says: (one) => named(one, one.says ?? "a link"),
    act: "End this link",
    href: thingPaths.endLink,
    permission: "subject.record",
  },
  "both:panels.agenda_items": {
    says: ({ on }) => (on === null ? "on the agenda" : `on the agenda of ${formatDate(on)}`),
    act: "Open what panels were asked",
    href: (personId) => `/children/${personId}/panels`,
    permission: "child.view",
  },
};

type StandingPlace = Omit<Place, "says" | "href"> & {
  readonly says: (standing: Standing, schemes: Schemes) => string;
  readonly href: (personId: string) => string;
};

const ofStanding: Readonly<Record<string, StandingPlace>> = {
  level: {
    says: ({ level, levelSaid: said }, { scheme }) => levelSaid(scheme, { level, said }),
    act: "Record a level",
    href: paths.level,
    permission: "level.set",
  },
  harm: {
    says: ({ harmStatus: status, harmSaid: said }, { harmScheme }) =>
      harmSaid(harmScheme, { status, said }),
    act: "Record harm status",
    href: paths.harm,
    permission: "level.set",
  },
  closed: {
    says: ({ isOpen }) => (isOpen ? "open" : "closed"),
    act: "Open the record",
    href: paths.child,
    permission: "child.view",
  },
};

type ReadQuery = {
  readonly two: readonly [string, string];
  /** Keys of what stands against it. */
  readonly refusals: readonly string[];
  readonly today: string;
};

/** Where each of these is settled, with what either record says, as far as the reader may read it. */
export async function listSettledWhere(
  tx: Tx,
  actor: Pick<StaffActor, "isWide">,
  { two, refusals, today }: ReadQuery,
): Promise<readonly SettledWhere[]> {
  const keys = refusals.filter((key) => Object.hasOwn(ofStanding, key));
  const rows = await listStandingOnBoth(tx, actor, { two, keys: refusals });
  if (keys.length === 0 && rows.length === 0) return [];
  const schemes = await schemesOn(tx, today);
  const found: SettledWhere[] = [];
  for (const personId of keys.length === 0 ? [] : two) {
    const standing = await findStanding(tx, personId);
    if (standing)
      found.push(...keys.flatMap((key) => inStanding(key, personId, { standing, schemes })));
  }
  return [...found, ...rows.flatMap((one) => inRow(one, schemes))];
}

type Known = { readonly standing: Standing; readonly schemes: Schemes };

function inStanding(
  key: string,
  personId: string,
  { standing, schemes }: Known,
): readonly SettledWhere[] {
  const place = ofStanding[key];
  if (!place) return [];
  const { act, permission } = place;
  const [says, href] = [place.says(standing, schemes), place.href(personId)];
  return [{ key, personId, says, act, permission, href }];
}

function inRow(one: OnOne, schemes: Schemes): readonly SettledWhere[] {
  const place = places[one.key];
  if (!place) return [];
  const { key, personId } = one;
  const { act, permission } = place;
  const [says, href] = [place.says(one, schemes), place.href(personId, one.id ?? "")];
  return [{ key, personId, says, act, permission, href }];
}
