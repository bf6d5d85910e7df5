import type { Route } from "../../../platform/http/route.ts";
import {
  childForm,
  childParams,
  childRoute,
  planInBrief,
  type ChildFacts,
} from "../../child-record/index.ts";
import { findWhereabouts, listAges, mayDo } from "../../subjects/index.ts";
import type { Tx } from "../../../platform/database/database.ts";
import { factKinds, factsOf, standingFact, type FactKind } from "../fact.ts";
import { listFacts } from "../fact-reads.ts";
import { factForms } from "../facts/fact-forms.ts";
import { identitySchemeOn } from "../identity-scheme.ts";
import { enforcesLaw } from "../immigration/immigration-reads.ts";
import { recordFact } from "../record-fact.ts";
import { ageRoutes } from "./age-page.tsx";
import { factPage } from "./fact-page.tsx";
import { identityPage } from "./identity-page.tsx";
import { immigrationRoutes } from "./immigration-routes.ts";
import { identityPaths } from "./paths.ts";

const reads = "child.identity.read";

const mayImmigration = async (facts: ChildFacts, tx: Tx): Promise<boolean> =>
  mayDo(facts.actor, "immigration.view", facts) && !(await enforcesLaw(tx));

const identityRoute = childRoute({
  method: "GET",
  path: "/children/:personId/identity",
  access: { permission: "child.view" },
  audit: { action: reads },
  input: { params: childParams },
  handle: async (facts, { tx, actor, rooms, shownToReader }) => {
    const { personId } = facts.person;
    const scheme = await identitySchemeOn(tx, facts.today);
    const all = await listFacts(tx, personId);
    const plan = await shownToReader(await planInBrief.oneIn(rooms)(tx, personId));
    const page = {
      facts,
      scheme,
      all,
      ages: await listAges(tx, personId),
      trusted: plan?.trusted ?? [],
      mayImmigration: await mayImmigration(facts, tx),
    };
    // Last: where a protection stands a wide actor looks narrowly from then on.
    const findable = await findWhereabouts(tx, actor, personId);
    return { kind: "page", view: identityPage({ ...page, findable }) };
  },
});

/** Each kind of fact has its form; what differs is in its declaration. */
const routesOf = (kind: FactKind): readonly Route[] =>
  childForm({
    path: `/children/:personId/identity/${kind}`,
    params: childParams,
    permission: "child.edit",
    reads,
    action: "identity.record",
    done: "Recorded. What stood before is in the history.",
    form: factForms[kind].form,
    about: async (facts, tx) => ({
      facts,
      kind,
      scheme: await identitySchemeOn(tx, facts.today),
      all: await listFacts(tx, facts.person.personId),
    }),
    begin: ({ facts, all }, { blank }) =>
      factForms[kind].begin(blank, {
        standing: standingFact(all, kind),
        today: facts.today,
        version: factsOf(all, kind).length,
      }),
    send: ({ facts }, { tx, actor, clock, typed }) =>
      recordFact(
        tx,
        { actor, at: clock.now(), today: clock.today() },
        { person: facts.person, kind, form: typed },
      ),
    home: ({ facts }) => identityPaths.child(facts.person.personId),
    page: (about, state) => factPage(about, state),
  });

export const identityRoutes: readonly Route[] = [
  identityRoute,
  ...(Object.keys(factKinds) as FactKind[]).flatMap(routesOf),
  ...ageRoutes,
  ...immigrationRoutes,
];
