import type { Sent } from "../../kernel/forms/index.ts";
import { newId } from "../../kernel/ids.ts";
import type { Tx } from "../../platform/database/database.ts";
import { listPostHolders } from "../directory/index.ts";
import { childrenNamedIn, staffNamedIn } from "../subjects/index.ts";
import { notify } from "../work/index.ts";
import { invalid, type Change, type CommandContext } from "../../platform/rooms/command.ts";
import { hasAlike } from "./entry-reads.ts";
import { intelligenceSchemeOn } from "./intelligence-scheme.ts";
import { matchKeys } from "./match-keys.ts";
import { sendForm } from "./send-form.ts";
import { intelligencePaths } from "./web/paths.ts";

export type Manager = { readonly value: string; readonly text: string };

/** Colleagues who can decide in place of telling the child: never oneself. */
export async function managersFor(tx: Tx, by: CommandContext): Promise<readonly Manager[]> {
  const held = await listPostHolders(tx, { permission: "intelligence.agree", on: by.today });
  const others = held.filter(({ staffId }) => staffId !== by.actor.id);
  return [
    ...new Map(
      others.map(({ staffId, name, agencyName }) => [
        staffId,
        { value: staffId, text: `${name}, ${agencyName}` },
      ]),
    ).values(),
  ];
}

export type SentChange = Change & {
  readonly intelligenceId?: string;
  /** Something alike came from somebody else before. */
  readonly isAlike?: boolean;
  /** Colleagues who are named in it and read nothing of it. */
  readonly closedTo?: readonly string[];
};

/** Keeps what was seen or heard, for police: not before the child is told, or a named manager has decided. */
export async function sendEntry(
  tx: Tx,
  by: CommandContext,
  form: Sent<typeof sendForm>,
): Promise<SentChange> {
  const { value, errors } = sendForm.read(form, { managers: await managersFor(tx, by) });
  if (errors) return { kind: "invalid", errors };
  const said = [value.what, value.who, value.whereSaid, value.how].filter((one) => one !== null);
  const text = said.join("\n");
  const named = await staffNamedIn(tx, text);
  const closedTo = named.map(({ staffId }) => staffId).filter((id) => id !== by.actor.id);
  if (value.decider !== null && closedTo.includes(value.decider))
    return invalid("decider", "This manager is named in what you wrote: choose another");
  const intelligenceId = newId();
  await insertEntry(tx, by, { intelligenceId, value, closedTo });
  const children = await childrenNamedIn(tx, text);
  await tx
    .insertInto("identify.intelligence_originals")
    .values({
      intelligence_id: intelligenceId,
      partnership_id: by.actor.partnershipId,
      what: value.what,
      who: value.who,
      whereabouts_said: value.whereSaid,
      when_said: value.whenSaid,
      how_known: value.how,
      child_words: children.map(({ givenName, familyName }) => `${givenName}\n${familyName}`),
      match_keys: [...matchKeys(text)],
      written_by: by.actor.id,
      written_at: by.at,
    })
    .execute();
  if (value.decider !== null) await askManager(tx, by, { intelligenceId, decider: value.decider });
  const scheme = await intelligenceSchemeOn(tx, by.today);
  const since = new Date(by.at.getTime() - scheme.alikeDays * 86_400_000);
  const isAlike = await hasAlike(tx, intelligenceId, since);
  const names = named.filter(({ staffId }) => closedTo.includes(staffId)).map(({ name }) => name);
  return { kind: "accepted", intelligenceId, isAlike, closedTo: names };
}

type Value = NonNullable<ReturnType<typeof sendForm.read>["value"]>;
type NewEntry = {
  readonly intelligenceId: string;
  readonly value: Value;
  readonly closedTo: readonly string[];
};

const toldOf = { no: "not-child", told: "told", "not-yet": "unsafe", unsafe: "unsafe" } as const;

async function insertEntry(
  tx: Tx,
  { actor, at }: CommandContext,
  { intelligenceId, value, closedTo }: NewEntry,
): Promise<void> {
  const isAsked = value.childSaid === "unsafe";
  const post = actor.posts.find(({ permissions }) => permissions.includes("intelligence.send"));
  await tx
    .insertInto("identify.intelligence_entries")
    .values({
      intelligence_id: intelligenceId,
      partnership_id: actor.partnershipId,
      state: isAsked ? "asked" : "new",
      told: toldOf[value.childSaid],
      told_note: value.why,
      recognisable: value.recognisable,
      decider_id: value.decider,
      closed_to: [...closedTo],
      agency_id: (post ?? actor.posts[0])?.agencyId ?? "",
      sent_by: actor.id,
      sent_at: at,
      passed_at: isAsked ? null : at,
    })
    .execute();
}

const askManager = (
  tx: Tx,
  { actor, at }: CommandContext,
  { intelligenceId, decider }: { readonly intelligenceId: string; readonly decider: string },
): Promise<void> =>
  notify(
    tx,
    {
      partnershipId: actor.partnershipId,
      staffIds: [decider],
      kind: "intelligence",
      headline: "A decision waits for you: may this go to police without the child being told?",
      href: intelligencePaths.decide(intelligenceId),
    },
    { by: actor, at },
  );
