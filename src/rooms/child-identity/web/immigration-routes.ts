import { blankOf } from "../../../kernel/forms/index.ts";
import { datePartsOf } from "../../../kernel/fields.ts";
import type { Outcome } from "../../../platform/http/outcome.ts";
import { formInput } from "../../../platform/http/form-input.ts";
import type { Route } from "../../../platform/http/route.ts";
import { childForm, childParams, childRoute } from "../../child-record/index.ts";
import { identitySchemeOn } from "../identity-scheme.ts";
import { immigrationForm, purposeForm } from "../immigration/immigration-form.ts";
import { enforcesLaw, listImmigration } from "../immigration/immigration-reads.ts";
import { recordImmigration } from "../immigration/record-immigration.ts";
import { addImmigrationPage, immigrationPage, purposePage } from "./immigration-page.tsx";
import { identityPaths } from "./paths.ts";

const path = "/children/:personId/identity/immigration";
const permission = "immigration.view";

/** Not for a reader who enforces the law, whatever a role of theirs says: the page is that of any other refusal. */
const refused: Outcome = { kind: "forbidden" };

export const immigrationRoutes: readonly Route[] = [
  childRoute({
    method: "GET",
    path,
    access: { permission },
    audit: { action: "immigration.ask" },
    input: { params: childParams },
    handle: async (facts, { tx, frame: { csrfToken } }) => {
      if (await enforcesLaw(tx)) return refused;
      const scheme = await identitySchemeOn(tx, facts.today);
      const state = { csrfToken, typed: blankOf(purposeForm) };
      return { kind: "page", view: purposePage({ facts, scheme }, state) };
    },
  }),
  childRoute({
    method: "POST",
    path,
    access: { permission },
    audit: { action: "immigration.read" },
    input: { params: childParams, form: formInput(purposeForm) },
    handle: async (facts, { tx, form: typed, frame: { csrfToken }, clock }) => {
      if (await enforcesLaw(tx)) return refused;
      const scheme = await identitySchemeOn(tx, facts.today);
      const { value, errors } = purposeForm.read(typed, { scheme, now: clock.now() });
      if (errors)
        return {
          kind: "invalid",
          view: purposePage({ facts, scheme }, { csrfToken, typed, errors }),
        };
      const found = await listImmigration(tx, facts.person.personId);
      const view = immigrationPage({ facts, scheme, found });
      return { kind: "page", view, detail: { purpose: value.purpose } };
    },
  }),
  ...childForm({
    path: `${path}/add`,
    params: childParams,
    permission,
    reads: "immigration.ask",
    action: "immigration.record",
    done: "Recorded. It is shown to nobody who enforces the law.",
    form: immigrationForm,
    about: async (facts, tx) => {
      if (await enforcesLaw(tx)) return undefined;
      const scheme = await identitySchemeOn(tx, facts.today);
      const found = await listImmigration(tx, facts.person.personId);
      return { facts, scheme, version: found.length };
    },
    begin: ({ facts, version }, { blank }) => ({
      ...blank,
      notedOn: datePartsOf(facts.today),
      version: String(version),
    }),
    send: ({ facts }, { tx, actor, clock, typed }) =>
      recordImmigration(
        tx,
        { actor, at: clock.now(), today: clock.today() },
        { person: facts.person, form: typed },
      ),
    home: ({ facts }) => identityPaths.child(facts.person.personId),
    page: (about, state) => addImmigrationPage(about, state),
  }),
];
