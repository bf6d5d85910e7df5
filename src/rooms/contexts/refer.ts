import {
  choice,
  defineForm,
  optionalChoiceFrom,
  text,
  type Option,
  type Sent,
} from "../../kernel/forms/index.ts";
import type { IsoDate } from "../../kernel/dates.ts";
import { newId } from "../../kernel/ids.ts";
import { holds } from "../../platform/access/actor.ts";
import type { Tx } from "../../platform/database/database.ts";
import { invalid, type Change, type CommandContext } from "../../platform/rooms/command.ts";
import { listThings, type Thing } from "../people-and-places/index.ts";
import { readNamingNoChild, staffNamedIn } from "../subjects/index.ts";
import { contextSchemeOn, kindsOn, type ContextScheme } from "./context-scheme.ts";
import { recordAct } from "./context-writes.ts";
import { agenciesAsked } from "./people-asked.ts";

type Drawing = { readonly scheme: ContextScheme; readonly agencies: readonly Option[] };

/** Says why a place, a group or an online space is to have a case of its own. */
export const referForm = defineForm<Drawing, Drawing>()(
  {
    kind: choice({
      label: "What is it?",
      missing: "Choose what it is",
      isOffered: (kind, { scheme }) => kindsOn(scheme).includes(kind),
      options: {
        place: {
          text: "A place",
          hint: "A park, a street, a shop, a school, a hotel, a bus route",
        },
        group: {
          text: "A group",
          hint: "By what it is known as, and what happens there. Never a list of who is in it",
        },
        online: { text: "An online space", hint: "A server, a channel, a game, a platform" },
      },
    }),
    name: text({
      namesNoChild: true,
      label: "What is it called?",
      hint: "A place or business as it stands under People, places and networks, if it does",
      called: "What it is called",
      most: 200,
      missing: "Enter what it is called",
    }),
    reason: text({
      namesNoChild: true,
      label: "Why does it need a case?",
      hint: "What happens there, to how many, since when, and how it is known. Name no child",
      rows: 6,
      called: "Why it needs a case",
      most: 4000,
      missing: "Enter why it needs a case",
    }),
    runBy: optionalChoiceFrom({
      label: "Which agency here runs it? (optional)",
      hint: "A school or a service that uses Lantern. Its people then read the case only if a manager names them",
      options: ({ agencies }) => agencies,
      unchosen: "None, or not in the list",
      unknown: "Choose an agency from the list",
    }),
  },
  {
    kind: ({ kind }, { scheme }) =>
      kind !== undefined &&
      !kindsOn(scheme).includes(kind) &&
      "Cases of this kind are off here until the partnership turns them on",
  },
);

const onPlaces: readonly string[] = ["place", "business"];

/** The one place or business that goes by this whole name. */
export async function placeCalled(
  tx: Tx,
  name: string,
  today: IsoDate,
): Promise<Thing | undefined> {
  const sought = name.trim();
  if (sought === "") return undefined;
  const found = (await listThings(tx, { sought, today, page: 1, pageSize: 20 })).filter(
    ({ kind, label }) => onPlaces.includes(kind) && label.toLowerCase() === sought.toLowerCase(),
  );
  const [only] = found;
  return found.length === 1 ? only : undefined;
}

export type Referred = Change & {
  readonly contextId?: string;
  /** Colleagues who are named in it, and read nothing of it. */
  readonly closedTo?: readonly string[];
};

/** Refers it: a manager decides whether it has a case. */
export async function refer(
  tx: Tx,
  by: CommandContext,
  form: Sent<typeof referForm>,
): Promise<Referred> {
  const { actor, at } = by;
  const drawing = {
    scheme: await contextSchemeOn(tx, by.today),
    agencies: await agenciesAsked(tx),
  };
  const { value, errors } = await readNamingNoChild(tx, referForm, { form, context: drawing });
  if (errors) return { kind: "invalid", errors };
  const { kind, name, reason, runBy } = value;
  const post = actor.posts.find(({ permissions }) => permissions.includes("context.record"));
  const agencyId = (post ?? actor.posts[0])?.agencyId ?? "";
  if (agencyId === runBy)
    return invalid(
      "runBy",
      "Your own agency runs it: ask the exploitation co-ordinator to refer it, so that others decide",
    );
  const named = (await staffNamedIn(tx, `${name}\n${reason}`)).filter(
    ({ staffId }) => staffId !== actor.id,
  );
  // Who does not read subjects learns of none by its name: whoever opens the case says which it is.
  const maySeek = kind === "place" && holds(actor, "subject.view");
  const place = maySeek ? await placeCalled(tx, name, by.today) : undefined;
  const contextId = newId();
  await tx
    .insertInto("subjects.contexts")
    .values({
      context_id: contextId,
      partnership_id: actor.partnershipId,
      kind,
      thing_id: place?.thingId ?? null,
      name: place?.label ?? name,
      reason,
      run_by_id: runBy,
      agency_id: agencyId,
      agency_ids: [agencyId],
      closed_to: named.map(({ staffId }) => staffId),
      referred_by: actor.id,
      referred_at: at,
      changed_by: actor.id,
      changed_at: at,
    })
    .execute();
  await recordAct(tx, by, {
    contextId,
    versionAfter: 1,
    act: { act: "referred", wording: reason },
  });
  return { kind: "accepted", contextId, closedTo: named.map((one) => one.name) };
}
