import { sql } from "kysely";
import type { Tx } from "../../platform/database/database.ts";
import {
  findAlike,
  readNumber,
  whomToRing,
  type Candidate,
  type ChildNumber,
  type RestrictedLikeness,
  type Sought,
  type WhomToRing,
} from "../subjects/index.ts";
import type { Episode } from "./episode-reads.ts";

/** Whom the sender described. What was not asked before a concern is sent is not known. */
export function soughtOf(episode: Episode): Sought {
  return {
    saidIn: "in the concern",
    familyName: episode.familyName,
    givenName: episode.givenName,
    otherNames: [],
    bornOn: episode.bornOn,
    ageAbout: episode.ageAbout,
    sex: null,
    school: episode.agencyKind === "school" ? episode.agency : null,
  };
}

/** The NHS number that was typed, as it is kept; null where it is none. */
export function readNhs(text: string): string | null {
  const read = readNumber("nhs", text);
  return read.ok ? read.value : null;
}

export const nhsNumbers = (nhs: string | null): readonly ChildNumber[] =>
  nhs === null ? [] : [{ kind: "nhs", value: nhs }];

type Looking = {
  readonly today: string;
  readonly always?: string;
  /** What whoever works on the concern was told beside it. */
  readonly numbers?: readonly ChildNumber[];
};

/** Records that may be of the child whom a concern is about, the likeliest first. Nothing links by itself. */
export function listCandidates(
  tx: Tx,
  episode: Episode,
  { today, always, numbers = [] }: Looking,
): Promise<readonly Candidate[]> {
  const { partnershipId, about } = episode;
  // What a place is called is nobody’s family name.
  if (about !== "child") return Promise.resolve([]);
  return findAlike(
    tx,
    { ...soughtOf(episode), numbers },
    {
      partnershipId,
      today,
      always: always ?? episode.personId ?? undefined,
      showsSchools: true,
    },
  );
}

/** Who to ring where a restricted record may match; never which record, and nothing where none may. */
export async function findWhomToRing(
  tx: Tx,
  { concernId, about }: Episode,
  at: Date,
): Promise<WhomToRing | undefined> {
  if (about !== "child") return undefined;
  const { rows } = await sql<RestrictedLikeness>`
    select may_match as "mayMatch", ring_name as name, ring_phone as phone
    from identify.restricted_likeness(${concernId}, ${at})`.execute(tx);
  return whomToRing(rows[0]);
}
