import { formatDate } from "../../../kernel/dates.ts";
import { counted } from "../../../kernel/words.ts";
import type { Block } from "../../../platform/documents/index.ts";
import type { NewestVoice, PlanInLines } from "../../plans/index.ts";
import type { Headlines, missing } from "../../protect/index.ts";

type Table = Extract<Block, { kind: "table" }>;
const table = (head: Table["head"], rows: Table["rows"]): readonly Block[] =>
  rows.length === 0 ? [] : [{ kind: "table", head, rows }];

/** "High, since 3 May 2026; before that Medium, 2 March 2026": the newest first. */
export type LevelNamed = { readonly name: string; readonly on: string };

/** What the level was before, in words; the one that stands is said beside it. */
export function levelsWords([now, ...before]: readonly LevelNamed[]): string {
  if (now === undefined) return "No level has been decided";
  const earlier = before.map(({ name, on }) => `${name} (${formatDate(on)})`);
  const since = `${now.name}, decided on ${formatDate(now.on)}`;
  return earlier.length === 0
    ? `${since}: the first`
    : `${since}; before that ${earlier.join(", ")}`;
}

export type MissingGround = {
  readonly isMissing: boolean;
  /** In 90 days, as the tracker counts. */
  readonly missingCount: number | null;
  readonly missing: missing.MissingCounts | undefined;
};

export function missingWords({ isMissing, missingCount, missing }: MissingGround): string {
  const count =
    missingCount === null
      ? "not counted in 90 days"
      : counted(missingCount, "episode in 90 days", "episodes in 90 days");
  const year = missing ? `, ${missing.episodes} in a year` : "";
  return `${isMissing ? "Missing now; " : ""}${count}${year}`;
}

/** What became of the interview after each return of a year, in numbers. */
export function returnsWords(missing: missing.MissingCounts | undefined): string {
  if (missing === undefined || missing.returns === 0) return "None is recorded in a year";
  const { returns, done, stopped, waiting, overdue } = missing;
  const said = [
    `interview done after ${done}`,
    stopped > 0 && `tried no more after ${stopped}`,
    waiting > 0 && `to be done after ${waiting}${overdue > 0 ? ` (${overdue} past the time)` : ""}`,
  ];
  return `${counted(returns, "return")} in a year: ${said.filter(Boolean).join(", ")}`;
}

/** The child's own words, as they were said; nobody who was there is named. */
export function voiceBlocks(voice: NewestVoice | undefined): readonly Block[] {
  if (voice === undefined) return [];
  const { said, saidOn, rating, ratingAsked } = voice;
  const safe =
    rating === null || ratingAsked !== "rated" ? "" : `; felt safe ${String(rating)} out of 10`;
  return [{ kind: "quote", text: said, who: `What the child said, ${formatDate(saidOn)}${safe}` }];
}

type Story = { readonly headlines: Headlines | undefined; readonly since: string };

export function headlineBlocks({ headlines, since }: Story): readonly Block[] {
  const from = `What mattered since ${formatDate(since)}`;
  if (headlines === undefined)
    return [{ kind: "paragraph", text: `${from}: nothing is recorded.` }];
  const { lines, more } = headlines;
  return [
    ...table(
      ["When", from],
      lines.map(({ on, headline }) => [formatDate(on), headline]),
    ),
    ...(more > 0
      ? [{ kind: "paragraph" as const, text: `And ${counted(more, "line")} before these.` }]
      : []),
  ];
}

/** Whether the plan was agreed, and by when it is looked at again. */
export function planWords(plan: PlanInLines | undefined, today: string): string {
  if (plan === undefined) return "No plan has been written";
  const { agreed, openedOn } = plan;
  if (agreed === null) return `A draft, begun ${formatDate(openedOn)}: nobody has agreed it yet`;
  const review = agreed.reviewBy < today ? "the review was due by" : "to be reviewed by";
  return `Version ${agreed.number}, agreed ${formatDate(agreed.agreedOn)}; ${review} ${formatDate(agreed.reviewBy)}`;
}

export const outcomeBlocks = (plan: PlanInLines | undefined): readonly Block[] =>
  table(
    ["What the plan is to bring about", "How far it is"],
    (plan?.outcomes ?? []).map(({ wording, rating, ratedOn }) => [
      wording,
      ratedOn === null ? rating : `${rating}, ${formatDate(ratedOn)}`,
    ]),
  );

export const contingencyBlocks = (plan: PlanInLines | undefined): readonly Block[] =>
  table(
    ["If this happens", "Then", "Who"],
    (plan?.contingencies ?? []).map(({ happens, response, who }) => [happens, response, who]),
  );

export type OpenPromise = {
  readonly wording: string;
  readonly owner: string;
  readonly dueOn: string;
};

export const promiseBlocks = (actions: readonly OpenPromise[], today: string): readonly Block[] =>
  actions.length === 0
    ? [{ kind: "paragraph", text: "No promise is open." }]
    : table(
        ["Open promise", "Who", "Due"],
        actions.map(({ wording, owner, dueOn }) => [
          wording,
          owner,
          `${formatDate(dueOn)}${dueOn < today ? ", overdue" : ""}`,
        ]),
      );

type Cover = (text: string) => string;

/** Every text of a page but its name, as somebody reads it who is on no list of a sensitive service. */
export const coverBlocks = (blocks: readonly Block[], cover: Cover): readonly Block[] =>
  blocks.map((block): Block => {
    switch (block.kind) {
      case "heading":
        return block;
      case "paragraph":
        return { ...block, text: cover(block.text) };
      case "quote":
        return { ...block, text: cover(block.text), who: cover(block.who) };
      case "list":
        return { ...block, items: block.items.map(cover) };
      case "facts":
        return { ...block, facts: block.facts.map(([name, text]) => [name, cover(text)]) };
      case "table":
        return { ...block, rows: block.rows.map((row) => row.map(cover)) };
    }
  });
