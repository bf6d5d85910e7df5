import { z } from "zod";
import type { Tx } from "../../../platform/database/database.ts";

const saidShape = z.array(z.object({ question: z.string(), answer: z.string() }));
export type Said = z.output<typeof saidShape>[number];

/** What a professional was asked by a link, and what they answered. */
export type ProfessionalLink = {
  readonly linkId: string;
  readonly forWhom: string;
  readonly basis: string;
  readonly madeBy: string;
  readonly madeAt: Date;
  readonly expiresAt: Date;
  readonly withdrawnAt: Date | null;
  readonly version: number;
  readonly answer:
    | {
        readonly number: string;
        readonly name: string;
        readonly sentAt: Date;
        readonly said: readonly Said[];
      }
    | undefined;
};

/** The links of one concern, newest first, each with its answer. */
export async function listProfessionalLinks(
  tx: Tx,
  concernId: string,
): Promise<readonly ProfessionalLink[]> {
  const rows = await tx
    .selectFrom("identify.professional_links as l")
    .innerJoin("directory.staff as s", "s.staff_id", "l.made_by")
    .leftJoin(
      "identify.professional_answers as a",
      "a.professional_link_id",
      "l.professional_link_id",
    )
    .select(["l.professional_link_id as linkId", "l.for_whom as forWhom", "l.basis", "l.version"])
    .select(["s.name as madeBy", "l.made_at as madeAt", "l.expires_at as expiresAt"])
    .select(["l.withdrawn_at as withdrawnAt", "a.number", "a.answered_by_name as name"])
    .select(["a.said", "a.sent_at as sentAt"])
    .where("l.mash_episode_id", "=", concernId)
    .orderBy("l.professional_link_id", "desc")
    .execute();
  return rows.map(({ number, name, said, sentAt, ...link }) => ({
    ...link,
    answer:
      number === null || name === null || sentAt === null
        ? undefined
        : { number, name, sentAt, said: saidShape.parse(said) },
  }));
}
