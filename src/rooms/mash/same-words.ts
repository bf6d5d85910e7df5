import type { Tx } from "../../platform/database/database.ts";
import { compareBirths, compareNames, nameParts, type PersonName } from "../subjects/index.ts";
import type { Episode } from "./episode-reads.ts";

/** Another concern about somebody of the same date of birth and the same name, or one like it. */
export type FormState = {
  readonly concernId: string;
  readonly reference: string;
  readonly sentAt: Date;
  readonly decidedAt: Date | null;
  /** The record that it is linked with. */
  readonly personId: string | null;
  /** The whole name is the same, not only like it. */
  readonly isSameName: boolean;
};

const lately = 90 * 24 * 3_600_000;
const most = 50;
const mostShown = 5;

const nameOf = ({ familyName, givenName }: PersonName) => ({
  surname: nameParts(familyName),
  forename: nameParts(givenName),
  aliases: [],
});

/**
 * Concerns within the reader's reach that wait or came in the last 90 days and are about somebody of this date of
 * birth and of a name that is the same or like it, as names of records are compared, the newest first. Nothing is
 * said of any other.
 */
export async function listAgain(
  tx: Tx,
  episode: Episode,
  now: Date,
): Promise<readonly FormState[]> {
  if (episode.about !== "child" || episode.bornOn === null) return [];
  const rows = await tx
    .selectFrom("identify.mash_episodes as e")
    .innerJoin("identify.concerns as c", "c.concern_id", "e.mash_episode_id")
    .select(["c.concern_id as concernId", "c.reference", "c.sent_at as sentAt"])
    .select(["e.decided_at as decidedAt", "e.person_id as personId"])
    .select(["c.family_name as familyName", "c.given_name as givenName", "c.born_on as bornOn"])
    .where("e.partnership_id", "=", episode.partnershipId)
    .where("e.mash_episode_id", "<>", episode.concernId)
    .where("c.about", "=", "child")
    .where("c.born_on", "=", episode.bornOn)
    .where((is) =>
      is.or([
        is("e.decided_at", "is", null),
        is("c.sent_at", ">", new Date(now.getTime() - lately)),
      ]),
    )
    .orderBy("c.sent_at", "desc")
    .orderBy("c.concern_id")
    .limit(most)
    .execute();
  return rows
    .filter((one) => compareBirths(episode.bornOn, one.bornOn) === "same")
    .map((one) => ({ one, grade: compareNames(nameOf(episode), nameOf(one)).grade }))
    .filter(({ grade }) => grade !== "none")
    .slice(0, mostShown)
    .map(({ one: { familyName: _family, givenName: _given, bornOn: _born, ...one }, grade }) => ({
      ...one,
      isSameName: grade === "exact",
    }));
}
