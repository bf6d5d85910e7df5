import { sql } from "kysely";
import { formatDate } from "../../../kernel/dates.ts";
import type { Tx } from "../../../platform/database/database.ts";
import { shownName } from "../../directory/index.ts";

/** What the child said, as it was said. */
export type Voice = {
  readonly voiceId: string;
  readonly said: string;
  readonly saidOn: string;
  readonly setting: string;
  readonly present: string;
  readonly recordedHow: string;
  readonly rating: number | null;
  readonly ratingAsked: "rated" | "did-not-want" | "not-asked";
  /** The level that professionals had decided on that day, in the words of that day. */
  readonly levelName: string;
  /** An earlier entry that this one puts right. */
  readonly putsRight: string | null;
  readonly recordedBy: string;
  readonly recordedAt: Date;
};

const most = 200;

/** Everything that was recorded of what the child said, the newest first. */
export async function listVoices(
  tx: Tx,
  personId: string,
  limit = most,
): Promise<readonly Voice[]> {
  const { rows } = await sql<Voice>`
    select v.voice_id as "voiceId", v.said, v.said_on as "saidOn", v.setting, v.present, v.recorded_how as "recordedHow",
      v.rating, v.rating_asked as "ratingAsked", v.level_name as "levelName", v.puts_right as "putsRight",
      ${shownName({ staff: "s", at: "v.recorded_at" })} as "recordedBy", v.recorded_at as "recordedAt"
    from protect.voices v join directory.staff s on s.staff_id = v.recorded_by
    where v.person_id = ${personId}::uuid order by v.said_on desc, v.voice_id desc limit ${limit}`.execute(
    tx,
  );
  return rows;
}

/** The newest words of the child, for the page where a record opens. */
export async function findNewestVoice(
  tx: Tx,
  personId: string,
): Promise<{ readonly words: string; readonly source: string } | undefined> {
  const [newest] = await listVoices(tx, personId, 1);
  return newest && { words: newest.said, source: sourceOf(newest) };
}

/** What a child said last, without who was there. */
export type NewestVoice = Pick<Voice, "said" | "saidOn" | "rating" | "ratingAsked">;

/** The newest words of each of these children that no later entry puts right; none that a sensitive service heard. */
export async function listNewestVoices(
  tx: Tx,
  personIds: readonly string[],
): Promise<ReadonlyMap<string, NewestVoice>> {
  const { rows } = await sql<NewestVoice & { personId: string }>`
    select distinct on (v.person_id) v.person_id as "personId", v.said, v.said_on as "saidOn", v.rating, v.rating_asked as "ratingAsked"
    from protect.voices v where v.person_id = any (${personIds}::uuid[])
      and not exists (select from protect.voices r where r.person_id = v.person_id and r.puts_right = v.voice_id)
      and sec.words_instead(v.recorded_by, v.said_on) is null
    order by v.person_id, v.said_on desc, v.voice_id desc`.execute(tx);
  return new Map(rows.map(({ personId, ...voice }) => [personId, voice]));
}

/** "24 November 2026, with Femi Cole": when it was said and who was there. */
export const sourceOf = ({ saidOn, present }: Pick<Voice, "saidOn" | "present">): string =>
  `${formatDate(saidOn)}, with ${present}`;

/** How safe the child says they feel, in words. */
export function ratingWords({
  rating,
  ratingAsked,
}: Pick<Voice, "rating" | "ratingAsked">): string {
  if (ratingAsked === "rated") return `${String(rating)} out of 10`;
  return ratingAsked === "did-not-want" ? "Did not want to say" : "Was not asked";
}
