import type { Clock } from "../../../../kernel/clock.ts";
import type { StaffActor } from "../../../../platform/access/actor.ts";
import type { Tx } from "../../../../platform/database/tx.ts";
import { dateTyped } from "../../../../platform/http/date-fields.ts";
import type { Frame } from "../../../../platform/http/frame.ts";
import type { View } from "../../../../platform/http/outcome.ts";
import { findOpenTicket, listPeople, listPostChoices, listPostsOf } from "../people-reads.ts";
import { confirmPage } from "../../web/confirm-once.tsx";
import { paths } from "./paths.ts";
import { personPage, type PersonPage } from "./person-page.tsx";

export type ReadQuery = {
  readonly tx: Tx;
  readonly actor: StaffActor;
  readonly clock: Clock;
  readonly frame: Frame;
};

export const when = ({ clock }: ReadQuery) => ({ at: clock.now(), today: clock.today() });

const nothingTyped = {
  team: "",
  role: "",
  post: "",
  ...dateTyped("starts", null),
  ...dateTyped("last", null),
  ...dateTyped("leaves", null),
};

/** One person's page; undefined where there is nobody. What was typed comes back with its errors. */
export async function personView(
  asked: ReadQuery,
  staffId: string,
  { errors, ...typed }: Partial<PersonPage["typed"]> & Pick<PersonPage, "errors"> = {},
): Promise<View | undefined> {
  const { tx, actor, clock, frame } = asked;
  const person = (await listPeople(tx, clock.now())).find((one) => one.staffId === staffId);
  if (!person) return undefined;
  return personPage({
    person,
    csrfToken: frame.csrfToken,
    actorId: actor.id,
    today: clock.today(),
    ...(await listPostChoices(tx)),
    posts: await listPostsOf(tx, staffId),
    ticket: await findOpenTicket(tx, staffId, clock.now()),
    typed: { ...nothingTyped, ...typed },
    ...(errors ? { errors } : {}),
  });
}

type HeldPost = { readonly staffId: string; readonly postId: string };

/** Asks once before a post ends; undefined where nobody here holds it, or it has ended. */
export async function endPostView(
  { tx, actor, clock, frame }: ReadQuery,
  { staffId, postId }: HeldPost,
): Promise<View | undefined> {
  if (staffId === actor.id) return undefined;
  const person = (await listPeople(tx, clock.now())).find((one) => one.staffId === staffId);
  const post = (await listPostsOf(tx, staffId)).find((one) => one.postId === postId);
  if (!person || !post || person.endedAt !== null) return undefined;
  if (post.endsOn !== null && post.endsOn < clock.today()) return undefined;
  return confirmPage({
    title: `End the post of ${person.name}: ${post.role}`,
    warning: `${post.agency}, ${post.team}. What this post opens is closed to them with their next press. Where they leave on a day that is known, end it on that day instead.`,
    button: "End the post now",
    action: paths.endPost(staffId, postId),
    back: { text: person.name, href: paths.person(staffId) },
    csrfToken: frame.csrfToken,
  });
}
