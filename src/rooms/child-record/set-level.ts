import { versionOf } from "../../kernel/version-of.ts";
import { formatDate } from "../../kernel/dates.ts";
import { newId } from "../../kernel/ids.ts";
import type { Tx } from "../../platform/database/database.ts";
import type { Person } from "../subjects/index.ts";
import { notify } from "../work/index.ts";
import { changeStanding, type Deciding, type StandingChange } from "./change-standing.ts";
import { appendChronology } from "./chronology-writes.ts";
import { readLevelForm, type Level, type LevelForm } from "./level-form.ts";
import { floorsOf, listSeconds, type FloorRules } from "./level-floors.ts";
import { levelName, levelSaid, type LevelScheme } from "./level-scheme.ts";
import { getStanding, type Standing } from "./standing-reads.ts";
import { stepDownOn, stepDownWords } from "./step-down.ts";

/** Whose standing it is. */
type Decided = Pick<Person, "personId" | "partnershipId">;

type DecidingLevel = Deciding & {
  readonly scheme: LevelScheme;
  /** Puts right a level that was recorded by mistake: the new one is compared with what stood before that. */
  readonly isCorrection?: boolean;
  /** A meeting agreed it: more than one person has. */
  readonly isOfMeeting?: boolean;
};

/** Records a level decision: append-only, with who, why, dissent and review-by. */
export async function setLevel(
  tx: Tx,
  deciding: DecidingLevel,
  { person, form }: { person: Decided; form: LevelForm },
): Promise<StandingChange> {
  const { at, today, scheme } = deciding;
  const now = await getStanding(tx, person.personId);
  // What was filled in against an older level is stale before anything more is asked of it.
  const from = now.version === versionOf(form.version) ? comparedWith(deciding, now) : null;
  const stepDownRule = await stepDownOn(tx, today);
  const floorRules = await floorRulesOf(tx, deciding, {
    personId: person.personId,
    level: form.level,
  });
  const read = readLevelForm(form, { scheme, today, stepDownRule, from, floorRules });
  if ("errors" in read) return { kind: "invalid", errors: read.errors };
  const { level } = read;
  return changeStanding(
    tx,
    { personId: person.personId, version: form.version, at },
    {
      move: (before) => ({
        level: level.level,
        previous_level: comparedWith(deciding, before),
        level_decided_on: today,
        review_by: level.reviewBy,
        // What a workbook said has been decided on by a person, whatever they decided.
        said_level: null,
        said_closed: false,
        said_on: null,
      }),
      record: (before) => recordDecision(tx, deciding, { person, before, level }),
    },
  );
}

/** The floors that hold for a child, and who may be the second person of whoever decides. */
export async function floorRulesOf(
  tx: Tx,
  { actor, today, isOfMeeting = false }: Pick<DecidingLevel, "actor" | "today" | "isOfMeeting">,
  { personId, level }: { readonly personId: string; readonly level: string },
): Promise<FloorRules> {
  const chosen = /^\d+$/.test(level) ? Number(level) : undefined;
  const floors = await floorsOf(tx, { personId, today, level: chosen });
  if (isOfMeeting || floors.length === 0)
    return { floors, seconds: isOfMeeting ? "a meeting" : [] };
  const seconds = await listSeconds(tx, { staffId: actor.id, today });
  return { floors, seconds: seconds.map(({ staffId }) => staffId) };
}

const comparedWith = (
  { isCorrection }: Pick<DecidingLevel, "isCorrection">,
  standing: Standing,
): number | null => (isCorrection === true ? standing.previousLevel : standing.level);

type Recording = { readonly person: Decided; readonly before: Standing; readonly level: Level };

async function recordDecision(
  tx: Tx,
  { actor, at, today, scheme, isCorrection = false }: DecidingLevel,
  { person, before, level: decision }: Recording,
): Promise<void> {
  const { level, reason, dissent, reviewBy } = decision;
  const decisionId = newId();
  await tx
    .insertInto("protect.level_decisions")
    .values({
      level_decision_id: decisionId,
      partnership_id: person.partnershipId,
      person_id: person.personId,
      scheme_id: scheme.id,
      level,
      basis: "decided",
      reason,
      dissent,
      evidence: decision.evidence,
      evidence_source: decision.evidenceSource,
      child_view: decision.childView,
      floors: [...decision.floors],
      second_person: decision.secondPerson,
      review_by: reviewBy,
      decided_on: today,
      decided_by: actor.id,
    })
    .execute();
  const was = wasBefore(scheme, before, level);
  await tellSecond(tx, { actor, at }, { person, secondPerson: decision.secondPerson });
  await appendChronology(tx, person, {
    kind: "level",
    headline: `Level ${isCorrection ? "corrected to" : "recorded as"} ${levelName(scheme, level)}${was}; review by ${formatDate(reviewBy)}`,
    detail: [reason, stepDownWords(decision), await secondWords(tx, decision)]
      .filter(Boolean)
      .join("\n\n")
      .slice(0, 5000),
    happenedOn: today,
    by: actor,
    decision: { is: "level", id: decisionId },
  });
}

/** Whoever is named as the second person hears it, and can say that it is not so. */
async function tellSecond(
  tx: Tx,
  { actor, at }: Pick<DecidingLevel, "actor" | "at">,
  { person, secondPerson }: { readonly person: Decided; readonly secondPerson: string | null },
): Promise<void> {
  if (secondPerson === null) return;
  const notice = {
    partnershipId: person.partnershipId,
    staffIds: [secondPerson],
    kind: "action",
    headline:
      "You are named as the second person for a level below a floor: say so if you did not agree",
    href: `/children/${person.personId}/worry`,
  } as const;
  await notify(tx, notice, { by: actor, at });
}

/** As the chronology has it: who agreed to a level below a floor. */
async function secondWords(tx: Tx, { secondPerson }: Pick<Level, "secondPerson">): Promise<string> {
  if (secondPerson === null) return "";
  const { name } = await tx
    .selectFrom("directory.staff")
    .select("name")
    .where("staff_id", "=", secondPerson)
    .executeTakeFirstOrThrow();
  return `Agreed as the second person: ${name}`;
}

function wasBefore(scheme: LevelScheme, before: Standing, level: number): string {
  if (before.level === null) return "";
  const was = levelSaid(scheme, { level: before.level, said: before.levelSaid });
  const isSame = before.level === level && was === levelName(scheme, level);
  return isSame ? " (no change)" : ` (was ${was})`;
}
