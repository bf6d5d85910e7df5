import { sql } from "kysely";
import { z } from "zod";
import type { Tx } from "../../platform/database/database.ts";
import { readCode, readToken } from "../accounts/index.ts";
import type { FamilyWords } from "./family-config.ts";
import { hashesOf } from "./token.ts";

const numbered = z.array(
  z.object({ desk: z.enum(["mash", "out-of-hours"]), phone: z.string(), hours: z.string() }),
);

export type CarerPage = {
  readonly words: FamilyWords;
  readonly language: string;
  readonly carer: NonNullable<FamilyWords["carer"]>;
  readonly numbers: z.output<typeof numbered>;
};

type Asked = { readonly token: string; readonly code: string };

/** The page for carers of one link; undefined where it is off, over, or has no words in its language. */
export async function findCarerPage(
  tx: Tx,
  { token, code }: Asked,
  at: Date,
): Promise<CarerPage | undefined> {
  const [plain, typed] = [readToken(token), readCode(code)];
  if (plain === undefined || typed === undefined) return undefined;
  const hashes = hashesOf({ token: plain, code: typed });
  const { rows } = await sql<{ questions: FamilyWords; language: string; numbers: unknown }>`
    select questions, language, numbers from sec.carer_page(${hashes.token}, ${hashes.code}, ${at})`.execute(
    tx,
  );
  const [row] = rows;
  if (!row?.questions.carer) return undefined;
  const { questions: words, language } = row;
  return { words, language, carer: row.questions.carer, numbers: numbered.parse(row.numbers) };
}
