import type { Clock } from "../../../../kernel/clock.ts";
import type { StaffActor } from "../../../../platform/access/actor.ts";
import type { Tx } from "../../../../platform/database/tx.ts";
import type { Frame } from "../../../../platform/http/frame.ts";
import type { View } from "../../../../platform/http/outcome.ts";
import { findOpenTicket, listPeople, listPostChoices, listPostsOf } from "../people-reads.ts";
import { personPage, type PersonPage } from "./person-page.tsx";

export type Asked = {
  readonly tx: Tx;
  readonly actor: StaffActor;
  readonly clock: Clock;
  readonly frame: Frame;
};

export const when = ({ clock }: Asked) => ({ at: clock.now(), today: clock.today() });

const nothingTyped = { team: "", role: "", starts: "", post: "", last: "", leaves: "" };

/** One person's page; undefined where there is nobody. What was typed comes back with its errors. */
export async function personView(
  asked: Asked,
  staffId: string,
  { errors, ...typed }: Partial<PersonPage["typed"]> & Pick<PersonPage, "errors"> = {},
): Promise<View | undefined> {
  const { tx, actor, clock, frame } = asked;
  const person = (await listPeople(tx, clock.now())).find((one) => one.staffId === staffId);
  if (!person) return undefined;
  return personPage({
    ...{ person, csrfToken: frame.csrfToken, actorId: actor.id, today: clock.today() },
    ...(await listPostChoices(tx)),
    posts: await listPostsOf(tx, staffId),
    ticket: await findOpenTicket(tx, staffId, clock.now()),
    typed: { ...nothingTyped, ...typed },
    ...(errors ? { errors } : {}),
  });
}
