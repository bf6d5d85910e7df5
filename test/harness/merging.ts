import { newId } from "../../src/kernel/ids.ts";
import type { TestApp } from "./app.ts";
import type { Client } from "./client.ts";

/** Two people who may join records; the first proposes and the second agrees. */
export type Joining = {
  readonly coordinator: Client;
  readonly mash: Client;
  readonly stays: { readonly personId: string };
  readonly ends: { readonly personId: string };
};

export const pairAt = ({ stays, ends }: Joining): string =>
  `/same-child/${stays.personId}/${ends.personId}`;
export const mergeAt = (joining: Joining): string =>
  `${pairAt(joining)}/merge?stays=${joining.stays.personId}`;

const done = (location: string | undefined): string => {
  if (location === undefined) throw new Error("the form was answered without a redirect");
  return location;
};

/** Both say that it is one child. */
export async function settle(joining: Joining): Promise<void> {
  for (const who of [joining.coordinator, joining.mash]) {
    const verdict = { verdict: "same", reason: "Rang the school" };
    done((await who.post(pairAt(joining), verdict)).location);
  }
}

/** Where the proposal is. */
export async function propose(joining: Joining): Promise<string> {
  const reason = "The older record has more";
  return done((await joining.coordinator.post(mergeAt(joining), { reason })).location);
}

export const agree = ({ mash }: Joining, at: string) =>
  mash.post(at, { answer: "agree", reason: "Read both", version: "1" });

/** Where the page of the joined records is. */
export async function join(joining: Joining): Promise<string> {
  await settle(joining);
  return done((await agree(joining, await propose(joining))).location);
}

export const splitting = { reason: "Two children: the births differ", version: "1" };

/** The lead may decide on pairs and join records by a post in a team that holds no child, and reaches children by another. */
export async function leadMayJoinElsewhere(app: TestApp): Promise<void> {
  await app.query(
    `insert into directory.roles (role_id, partnership_id, key, name, permissions, reach)
     values ($1, 1, 'joiner', 'Joiner', array['child.view', 'record.match', 'record.merge'], 'team')`,
    [newId()],
  );
  await app.query(
    `insert into directory.posts (post_id, partnership_id, staff_id, team_id, role_id, starts_on)
     select $1, 1, s.staff_id, t.team_id, r.role_id, '2026-01-01'
     from directory.staff s, directory.teams t, directory.roles r
     where s.email like 'lead@%' and t.name = 'Child Exploitation Unit' and t.partnership_id = 1
       and r.key = 'joiner' and r.partnership_id = 1`,
    [newId()],
  );
}
