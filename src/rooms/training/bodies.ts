import type { Option } from "../../kernel/forms/index.ts";
import type { StaffActor } from "../../platform/access/actor.ts";
import { holds } from "../../platform/access/actor.ts";
import type { Tx } from "../../platform/database/database.ts";
import { listBodies } from "../agency-leads/index.ts";

/** An agency or a school in which people are trained. */
export type Body = Pick<Awaited<ReturnType<typeof listBodies>>[number], "of" | "id" | "name">;

/** As a form sends it: "agency:ID". */
export const bodyKey = ({ of, id }: Pick<Body, "of" | "id">): string => `${of}:${id}`;

export const bodyOptions = (bodies: readonly Body[]): readonly Option[] =>
  bodies.map((body) => ({ value: bodyKey(body), text: body.name }));

/** The two columns of a row that is of an agency or of a school. */
export function bodyColumns(key: string): {
  readonly agency_id: string | null;
  readonly school_id: string | null;
} {
  const [of, id = ""] = key.split(":");
  return of === "school" ? { agency_id: null, school_id: id } : { agency_id: id, school_id: null };
}

export const allBodies = (tx: Tx): Promise<readonly Body[]> => listBodies(tx, []);

/** Agencies and schools whose training contact somebody is. */
export async function contactOf(tx: Tx, staffId: string): Promise<ReadonlySet<string>> {
  const rows = await tx
    .selectFrom("directory.training_contacts")
    .select(["agency_id", "school_id"])
    .where("staff_id", "=", staffId)
    .where("ended_at", "is", null)
    .execute();
  const keys = rows.map(({ agency_id, school_id }) =>
    school_id === null
      ? bodyKey({ of: "agency", id: agency_id ?? "" })
      : bodyKey({ of: "school", id: school_id }),
  );
  return new Set(keys);
}

export const keepsAll = (actor: StaffActor): boolean => holds(actor, "training.manage");

/** Those whose people somebody keeps: all, or those whose training contact they are. */
export async function keptBodies(tx: Tx, actor: StaffActor): Promise<readonly Body[]> {
  const bodies = await allBodies(tx);
  if (keepsAll(actor)) return bodies;
  const own = await contactOf(tx, actor.id);
  return bodies.filter((body) => own.has(bodyKey(body)));
}

/** Those in which somebody can register themselves or their team: where they have a post, and those they keep. */
export async function ownBodies(tx: Tx, actor: StaffActor): Promise<readonly Body[]> {
  const bodies = await allBodies(tx);
  if (keepsAll(actor)) return bodies;
  const own = await contactOf(tx, actor.id);
  const agencies = new Set(actor.posts.map(({ agencyId }) => agencyId));
  return bodies.filter((body) => agencies.has(body.id) || own.has(bodyKey(body)));
}
