import type { FieldError } from "../../../kernel/fields.ts";
import type { StaffActor } from "../../../platform/access/actor.ts";
import type { Tx } from "../../../platform/database/database.ts";
import { oneAtATime } from "../../../platform/database/one-at-a-time.ts";
import type { CommandContext } from "../../../platform/rooms/command.ts";
import { listOwningTeams, type OwningTeam } from "../../directory/index.ts";
import {
  addPeople,
  findAlike,
  findWhomToRing,
  keepToldNumber,
  type Candidate,
  type WhomToRing,
} from "../../subjects/index.ts";
import { addStanding, openPathway } from "../../child-record/index.ts";
import { readNewChild, type NewChild, type NewChildForm } from "./new-child-form.ts";

export type ChildAdding =
  | { readonly kind: "accepted"; readonly personId: string }
  | { readonly kind: "invalid"; readonly errors: readonly FieldError[] }
  /** Records that may be of the same child, for a person to look at. Nothing was added. */
  | {
      readonly kind: "alike";
      readonly candidates: readonly Candidate[];
      /** Who to ring where a restricted record may match, and of whom that was said. */
      readonly ring: WhomToRing | undefined;
      readonly warnedOf: string;
    }
  /** No team of theirs can hold a child's record. */
  | { readonly kind: "refused" };

type Adding = {
  readonly form: NewChildForm;
  /** Records that somebody has said are of another child. */
  readonly seen: readonly string[];
  /** Whom the form named when it was said that a restricted record may match; empty where it was not. */
  readonly warnedOf: string;
};

/**
 * Adds a child and opens them to the pathway: level not known, whether they are being harmed undecided
 * with its clock. Records that may be of the same child are shown first, and of a restricted one it is
 * said who to ring. Another name is another question: it is said again.
 */
export async function addChild(
  tx: Tx,
  acting: CommandContext,
  { form, seen, warnedOf }: Adding,
): Promise<ChildAdding> {
  const { actor, today } = acting;
  const team = await owningTeam(tx, actor);
  if (!team) return { kind: "refused" };
  const read = readNewChild(form, today);
  if ("errors" in read) return { kind: "invalid", errors: read.errors };
  const { child } = read;
  // Of two who add the same child at once, the second is shown the first.
  await oneAtATime(tx, `new child ${actor.partnershipId}`);
  const candidates = await alikeTo(tx, acting, child);
  const ring = await findWhomToRing(tx, child, acting.at);
  const named = warningOf(child);
  const isUnseen = candidates.some(({ personId }) => !seen.includes(personId));
  if (isUnseen || (ring && warnedOf !== named))
    return { kind: "alike", candidates, ring, warnedOf: ring ? named : "" };
  return { kind: "accepted", personId: await open(tx, acting, { child, team }) };
}

/** Whom a warning was about, as the form carries it. */
const warningOf = ({ familyName, givenName, bornOn }: NewChild): string =>
  [familyName, givenName, bornOn ?? ""].join("|");

/** The team of theirs that can hold a record, or else, for those who reach it, the one that imports come to. */
export async function owningTeam(
  tx: Tx,
  { posts, isWide }: StaffActor,
): Promise<OwningTeam | undefined> {
  const teams = await listOwningTeams(tx);
  const own = posts
    .filter(({ permissions }) => permissions.includes("circle.manage"))
    .map(({ teamId }) => teams.find((team) => team.teamId === teamId));
  const found = own.find((team) => team !== undefined);
  return found ?? (isWide ? teams.find(({ receivesImports }) => receivesImports) : undefined);
}

async function alikeTo(
  tx: Tx,
  { actor, today }: CommandContext,
  child: NewChild,
): Promise<readonly Candidate[]> {
  const { nhsNumber } = child;
  const numbers = nhsNumber === null ? [] : [{ kind: "nhs" as const, value: nhsNumber }];
  const notAsked = { otherNames: [], ageAbout: null, school: null };
  const sought = { saidIn: "typed here" as const, ...child, ...notAsked, numbers };
  const { partnershipId } = actor;
  return findAlike(tx, sought, { partnershipId, today, withoutFamily: true });
}

async function open(
  tx: Tx,
  acting: CommandContext,
  { child, team }: { readonly child: NewChild; readonly team: OwningTeam },
): Promise<string> {
  const { partnershipId } = acting.actor;
  const owner = { partnershipId, teamId: team.teamId, principals: team.principals };
  const person = { ...child, otherNames: [], sources: [] };
  const [added] = await addPeople(tx, [person], { owner, source: "tracker" });
  if (!added) throw new Error("no child was added");
  await addStanding(tx, { ...added, partnershipId }, acting.at);
  const { personId } = added;
  const opened = { personId, partnershipId };
  await keepToldNumber(tx, acting, { person: opened, nhsNumber: child.nhsNumber });
  await openPathway(tx, acting, { person: opened, reason: child.reason });
  return personId;
}
