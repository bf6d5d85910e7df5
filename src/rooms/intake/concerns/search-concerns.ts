import { formatDate, londonDate } from "../../../kernel/dates.ts";
import { referencesMeant } from "../../../kernel/ids.ts";
import type { Hit, Searched, Searching } from "../../search/index.ts";
import { listSendingTeams } from "./sending-teams.ts";
import { paths } from "./web/paths.ts";

/** By number, those that a team of the person’s sent. */
export const concernsSearched: Searched = {
  heading: "Concerns your team sent",
  needs: "concern.raise",
  search: searchConcerns,
  order: 20,
};

const nothing = "00000000-0000-0000-0000-000000000000";

async function searchConcerns({ tx, actor, sought, today }: Searching): Promise<readonly Hit[]> {
  const teams = (await listSendingTeams(tx, actor, today)).map(({ teamId }) => teamId);
  const rows = await tx
    .selectFrom("identify.concerns as c")
    .select(["c.concern_id as concernId", "c.reference", "c.sent_at as sentAt"])
    .where("c.partnership_id", "=", actor.partnershipId)
    .where("c.reference", "in", [sought.text.toUpperCase(), ...referencesMeant("K", sought.text)])
    .where("c.team_id", "in", teams.length === 0 ? [nothing] : teams)
    .orderBy("c.sent_at", "desc")
    .execute();
  return rows.map(({ concernId, reference, sentAt }) => ({
    id: concernId,
    href: paths.concern(concernId),
    text: `Concern ${reference}`,
    detail: `Sent ${formatDate(londonDate(sentAt))}`,
  }));
}
