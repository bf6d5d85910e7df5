import { z } from "zod";
import { holds, type StaffActor } from "../../../../platform/access/actor.ts";
import type { Clock } from "../../../../kernel/clock.ts";
import type { Tx } from "../../../../platform/database/database.ts";
import { anId } from "../../../../platform/http/field.ts";
import { formInput } from "../../../../platform/http/form-input.ts";
import { redirectDone } from "../../../../platform/http/outcome.ts";
import { route, type Route } from "../../../../platform/http/route.ts";
import { listAgencies } from "../../../directory/index.ts";
import { formHandlers } from "../../../work/index.ts";
import { witnessForm } from "../witness-form.ts";
import { witnessList } from "../witness-list.ts";
import { answerWitness, endWitness, proposeWitness } from "../witness-writes.ts";
import { witnessPaths } from "./paths.ts";
import { witnessPage } from "./witness-page.tsx";

const agree = { permission: "governance.agree" } as const;
const manage = { permission: "governance.manage" } as const;
const shows = { nobody: "public keys of agencies" } as const;
const input = { params: z.object({ witnessId: anId }), form: z.object({}) };

type ReadContext = { readonly tx: Tx; readonly actor: StaffActor; readonly clock: Clock };

const aboutOf = async ({ tx, actor, clock }: ReadContext) => ({
  shown: await witnessList.show({ tx, actor, clock, query: {} }, { path: witnessPaths.list }),
  agencies: await listAgencies(tx),
  readerId: actor.id,
  mayManage: holds(actor, "governance.manage"),
});

const proposing = formHandlers({
  form: witnessForm,
  done: "Key registered. A second person has to confirm it before it is in force.",
  send: (_about: Awaited<ReturnType<typeof aboutOf>>, { tx, typed, clock }) =>
    proposeWitness(tx, typed, clock.now()),
  home: () => witnessPaths.list,
  page: (about, state) => witnessPage({ ...about, csrfToken: state.csrfToken, state }),
});

/** Which agencies co-sign the audit: two people register each key. */
export const witnessRoutes: readonly Route[] = [
  route({
    method: "GET",
    path: "/governance/witnesses",
    access: agree,
    audit: { action: "audit.witness.list" },
    shows,
    input: { query: witnessList.query },
    handle: async (given) => proposing.show(await aboutOf(given), given),
  }),
  route({
    method: "POST",
    path: "/governance/witnesses",
    access: manage,
    audit: { action: "audit.witness.propose" },
    shows,
    input: { form: formInput(witnessForm) },
    handle: async (given) => {
      const read = () => aboutOf(given);
      return proposing.send(await read(), { ...given, typed: given.form }, read);
    },
  }),
  route({
    method: "POST",
    path: "/governance/witnesses/:witnessId/confirm",
    access: agree,
    audit: { action: "audit.witness.confirm" },
    shows,
    input,
    handle: async ({ tx, clock, params: { witnessId } }) => {
      const isDone = await answerWitness(tx, { witnessId, isConfirmed: true }, clock.now());
      if (!isDone) return { kind: "notFound", subjectIds: [witnessId] };
      return redirectDone(
        witnessPaths.list,
        "Key confirmed. What the agency co-signs is taken in.",
        {
          subjectIds: [witnessId],
        },
      );
    },
  }),
  route({
    method: "POST",
    path: "/governance/witnesses/:witnessId/refuse",
    access: agree,
    audit: { action: "audit.witness.refuse" },
    shows,
    input,
    handle: async ({ tx, clock, params: { witnessId } }) => {
      const isDone = await answerWitness(tx, { witnessId, isConfirmed: false }, clock.now());
      if (!isDone) return { kind: "notFound", subjectIds: [witnessId] };
      return redirectDone(witnessPaths.list, "Key refused. Nothing is taken in under it.", {
        subjectIds: [witnessId],
      });
    },
  }),
  route({
    method: "POST",
    path: "/governance/witnesses/:witnessId/end",
    access: manage,
    audit: { action: "audit.witness.end" },
    shows,
    input,
    handle: async ({ tx, clock, params: { witnessId } }) => {
      if (!(await endWitness(tx, witnessId, clock.now())))
        return { kind: "notFound", subjectIds: [witnessId] };
      const done = "Key ended. What was co-signed under it stays, and is still checked.";
      return redirectDone(witnessPaths.list, done, { subjectIds: [witnessId] });
    },
  }),
];
