import { newId } from "../../src/kernel/ids.ts";
import type { TestDatabase } from "./database.ts";
import { staffIdOf } from "./sign-in.ts";

/** Forms and rows of subjects that are no children, and of the use of flags. */
const day = (prefix: string, on: string) => {
  const [year = "", month = "", number = ""] = on.split("-");
  return { [`${prefix}-day`]: number, [`${prefix}-month`]: month, [`${prefix}-year`]: year };
};

let vehicles = 0;

/** A vehicle that is not here yet. */
export const vehicleForm = (registration = `QX${String(++vehicles).padStart(4, "0")}`) => ({
  kind: "vehicle",
  label: "Blue estate",
  identifier: registration,
  source: "The school",
  ...day("learnedOn", "2026-11-20"),
});

export const personForm = (label: string) => ({
  kind: "person",
  label,
  standing: "alleged",
  standingBasis: "Named by two children",
  adultBasis: "Police record, read by an officer",
  source: "The school",
  ...day("learnedOn", "2026-11-20"),
  ...day("reviewBy", "2027-04-20"),
});

export const linkForm = (more: Readonly<Record<string, string>> = {}) => ({
  relation: "named-by-child",
  wording: "Was in it twice",
  source: "The child",
  ...day("learnedOn", "2026-11-20"),
  certainty: "alleged",
  confidence: "moderate",
  grading: "",
  handling: "subjects",
  ...day("beganOn", ""),
  ...day("untilOn", ""),
  ...day("reviewBy", "2027-05-20"),
  ...more,
});

/** That it still stands; its version is the day by which it was to be looked at. */
export const renewLinkForm = (more: Readonly<Record<string, string>> = {}) => ({
  certainty: "alleged",
  reason: "Said again to a youth worker",
  version: "2027-05-20",
  ...day("reviewBy", "2027-06-20"),
  ...more,
});

export const thingFlagForm = (more: Readonly<Record<string, string>> = {}) => ({
  type: "exploitation-concern",
  reason: "Seen near the school",
  dissent: "",
  mirroredIn: "",
  ...day("review", "2026-12-20"),
  ...more,
});

export const askForm = {
  wantedUse: "A search of the child",
  power: "PACE 1984, section 1",
  reason: "A weapon was seen",
  instead: "Talking with the parents",
};

export const grantForm = {
  outcome: "granted",
  reason: "For one day",
  section45: "Considered: it applies",
  notCharging: "No charge is sought",
  safeguards: "A parent is there",
  version: "1",
  ...day("from", "2026-11-24"),
  ...day("until", "2026-12-01"),
};

/** A subject that somebody recorded, of any kind; a vehicle where nothing else is said. A person is an adult. */
export async function aThing(
  database: TestDatabase,
  { kind = "vehicle", label = "Blue estate" }: { kind?: string; label?: string } = {},
): Promise<string> {
  const thingId = newId();
  const identifier = ["vehicle", "phone", "account"].includes(kind) ? thingId.slice(-12) : null;
  const standing = kind === "person" ? "alleged" : null;
  await database.query(
    `insert into subjects.things (thing_id, partnership_id, kind, label, identifier, match_on, standing, standing_basis,
       source, learned_on, born_on, recorded_by, recorded_at, changed_by, changed_at)
     select $1, partnership_id, $2, $3, $4, coalesce($4, lower(regexp_replace($3, '[^[:alnum:]]', '', 'g'))), $5, $6,
       'The school', '2026-11-20', $9, staff_id, $8, staff_id, $8 from directory.staff where staff_id = $7`,
    [
      thingId,
      kind,
      label,
      identifier,
      standing,
      standing && "Named by two children",
      await staffIdOf(database, "coordinator"),
      database.clock.now(),
      standing && "1985-02-03",
    ],
  );
  return thingId;
}

/** What somebody said links it with a child. */
export async function aLink(
  database: TestDatabase,
  { personId, thingId }: { personId: string; thingId: string },
): Promise<string> {
  const linkId = newId();
  await database.query(
    `insert into protect.thing_links (thing_link_id, partnership_id, person_id, thing_id, relation, scheme_id, wording, source,
       learned_on, review_by, recorded_by, recorded_at)
     select $1, s.partnership_id, $2, $3, 'named-by-child', c.configuration_id, 'Was in it twice', 'The child', '2026-11-20', '2027-05-20', s.staff_id, $5
     from directory.staff s join directory.configuration c on c.kind = 'subject-links' and c.partnership_id = s.partnership_id
     where s.staff_id = $4`,
    [linkId, personId, thingId, await staffIdOf(database, "coordinator"), database.clock.now()],
  );
  return linkId;
}

/** A flag on it that stands, review by the day given. */
export async function aThingFlag(
  database: TestDatabase,
  { thingId, reviewBy = "2026-12-20" }: { thingId: string; reviewBy?: string },
): Promise<string> {
  const flagId = newId();
  await database.query(
    `insert into protect.thing_flags (thing_flag_id, partnership_id, thing_id, scheme_id, type, reason, raised_on, raised_by, review_by, mirrored_in)
     select $1, s.partnership_id, $2, c.configuration_id, 'exploitation-concern', 'Seen near the school', '2026-10-01', s.staff_id, $4, '{Niche}'
     from directory.staff s join directory.configuration c on c.kind = 'subject-flags' and c.partnership_id = s.partnership_id
     where s.staff_id = $3`,
    [flagId, thingId, await staffIdOf(database, "coordinator"), reviewBy],
  );
  return flagId;
}
