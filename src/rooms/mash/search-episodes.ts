import { formatDate, londonDate } from "../../kernel/dates.ts";
import { referencesMeant } from "../../kernel/ids.ts";
import type { Hit, Searched, Searching } from "../search/index.ts";
import { paths } from "./web/paths.ts";

/** By number, as the MASH works on them. */
export const episodesSearched: Searched = {
  heading: "Concerns at the MASH",
  needs: "mash.decide",
  search: searchEpisodes,
  order: 30,
};

async function searchEpisodes({ tx, actor, sought }: Searching): Promise<readonly Hit[]> {
  const rows = await tx
    .selectFrom("identify.mash_episodes as e")
    .innerJoin("identify.concerns as c", "c.concern_id", "e.mash_episode_id")
    .innerJoin("directory.teams as t", "t.team_id", "c.team_id")
    .select(["c.concern_id as concernId", "c.reference", "c.sent_at as sentAt", "t.name as team"])
    .where("c.partnership_id", "=", actor.partnershipId)
    .where("c.reference", "in", [sought.text.toUpperCase(), ...referencesMeant("K", sought.text)])
    .orderBy("c.sent_at", "desc")
    .execute();
  return rows.map(({ concernId, reference, sentAt, team }) => ({
    id: concernId,
    href: paths.concern(concernId),
    text: `Concern ${reference}`,
    detail: `Sent ${formatDate(londonDate(sentAt))} by ${team}`,
  }));
}
