import { addDays } from "../kernel/dates.ts";
import { datePartsOf } from "../kernel/fields.ts";
import { sharingAgreementOn } from "../rooms/directory/index.ts";
import {
  answerUpdates,
  askForUpdates,
  findOwnUpdates,
  findSitting,
  listAgenda,
  promiseOnThing,
} from "../rooms/panels/index.ts";
import { mace, member, right, when, type Telling } from "./panel-telling.ts";

/** The police have said what they hold on one item and nothing on the others; health has been asked. */
export async function hearFrom(telling: Telling, sittingId: string): Promise<void> {
  const { tx, cast, clock } = telling;
  const sitting = await findSitting(tx, sittingId);
  if (!sitting || sitting.opensAt > clock.now()) return;
  const panel = await mace(telling);
  const asked = { sitting, panel, agencyId: member(cast, "nurse").posts[0]?.agencyId ?? "" };
  await askForUpdates(tx, when(telling, 0), asked);
  const acting = when(telling, 0, "police");
  const { today } = acting;
  const own = await findOwnUpdates(tx, acting.actor, { sittingId, today });
  if (!own) return;
  const agreement = await sharingAgreementOn(tx, today);
  const nothing = new Set(own.updates.slice(1).map(({ item }) => item.itemId));
  const words = new Map(
    own.updates
      .slice(0, 1)
      .map(({ item }) => [item.itemId, "Seen twice at the bus station, with older young people."]),
  );
  const form = { words, nothing, isNothingOnAll: false };
  right(await answerUpdates(tx, acting, { sitting, own, agreement, form }));
}

/** What was promised on a theme, about no child. */
export async function owe(telling: Telling, sittingId: string): Promise<void> {
  const { tx, cast } = telling;
  const acting = when(telling, 0);
  const items = await listAgenda(tx, acting.actor, { sittingId, today: acting.today });
  const theme = items.find(({ title }) => title !== null);
  if (!theme) return;
  const form = {
    wording: "Write down what the summer taught us, for the next training",
    owner: `agency:${member(cast, "lead").posts[0]?.agencyId ?? ""}`,
    due: datePartsOf(addDays(acting.today, 28)),
  };
  right(await promiseOnThing(tx, acting, { item: theme, form }));
}
