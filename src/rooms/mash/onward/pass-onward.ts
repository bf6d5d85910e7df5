import { askedIf, choiceFrom, defineForm, text, type Sent } from "../../../kernel/forms/index.ts";
import { newId } from "../../../kernel/ids.ts";
import type { Tx } from "../../../platform/database/database.ts";
import type { MashDay } from "../clock/mash-day.ts";
import { recordDecision, type About, type Deciding } from "../decide-concern.ts";
import { elsewhere, notWeighed } from "../decision-form.ts";
import type { EpisodeChange } from "../rate-concern.ts";
import { untoldIn } from "../untold-in.ts";

type Reading = Pick<MashDay, "routes"> & { readonly about: string };

const isAboutChild = ({ about }: Reading): boolean => about === "child";

export const onwardForm = defineForm<Reading, Reading>()({
  route: choiceFrom({
    label: "Where it goes",
    options: ({ routes }) => routes.map(({ key, name }) => ({ value: key, text: name })),
    missing: "Choose where it goes",
  }),
  toWhom: text({
    label: "Who has it now",
    hint: "The person or team you gave it to, so that it does not fall between two desks",
    called: "Passed to",
    most: 200,
    missing: "Enter the person or team who has it now",
  }),
  rationale: text({
    label: "Why it is not about exploitation",
    rows: 3,
    called: "Why it is not about exploitation",
    most: 10_000,
    missing: "Enter why this is not about exploitation",
  }),
  forFamily: askedIf(
    isAboutChild,
    text({
      label: "What the family may be told",
      rows: 3,
      called: "What the family may be told",
      most: 4000,
      missing: "Enter what the family may be told",
    }),
  ),
  forSender: text({
    label: "For the sender only",
    rows: 3,
    called: "For the sender only",
    most: 4000,
    missing: "Enter what the sender is told",
  }),
});

/**
 * Passes a concern on that is not about exploitation, where this MASH takes nothing else: a decision
 * like any other, with where it went and who took it.
 */
export async function passOnward(
  tx: Tx,
  deciding: Deciding,
  {
    form,
    day,
    ...about
  }: About & { readonly form: Sent<typeof onwardForm>; readonly day: MashDay },
): Promise<EpisodeChange> {
  const read = onwardForm.read(form, { routes: day.routes, about: about.episode.about });
  if (read.errors) return { kind: "invalid", errors: read.errors };
  if (day.takes === "all") return { kind: "stale" };
  const { route, toWhom, ...said } = read.value;
  const untold = await untoldIn(tx, { ...about, at: deciding.at }, toWhom);
  if (untold !== undefined)
    return { kind: "invalid", errors: [{ field: "toWhom", message: untold }] };
  const decision = { ...said, threshold: notWeighed, step: elsewhere, dissent: null };
  const change = await recordDecision(tx, deciding, { ...about, decision, version: form.version });
  if (change.kind !== "accepted") return change;
  const { episode } = about;
  await tx
    .insertInto("identify.onward_routes")
    .values({
      onward_route_id: newId(),
      partnership_id: episode.partnershipId,
      mash_episode_id: episode.concernId,
      scheme_id: day.id,
      route,
      to_whom: toWhom,
      passed_by: deciding.actor.id,
      passed_at: deciding.at,
    })
    .execute();
  return { kind: "accepted" };
}
