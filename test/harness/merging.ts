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
