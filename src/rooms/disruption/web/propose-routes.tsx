import { z } from "zod";
import { anId } from "../../../platform/http/field.ts";
import { InsetText } from "../../../ui/govuk/index.ts";
import { listAgencies } from "../../directory/index.ts";
import {
  findThing,
  noMeasureWords,
  subjectForm,
  subjectFormPage,
  whyNoMeasure,
} from "../../people-and-places/index.ts";
import { thingPaths } from "../../people-and-places/web/paths.ts";
import { measureSchemeOn, offeredOn } from "../measure-scheme.ts";
import { proposeForm, proposeMeasure } from "../propose.ts";
import { byOn } from "./measure-routes.tsx";
import { measurePaths } from "./paths.ts";

/** A measure on a subject: who may be a child has no such page to send. */
export const proposeRoutes = subjectForm({
  path: "/subjects/:thingId/measures/new",
  params: z.object({ thingId: anId }),
  permission: "measure.record",
  reads: "measure.new",
  action: "measure.propose",
  done: "Measure proposed. Decide first whether it is safe to act.",
  form: proposeForm,
  about: async ({ tx, today, params }) => {
    const thing = await findThing(tx, params.thingId);
    if (thing?.intoId !== null) return undefined;
    const scheme = await measureSchemeOn(tx, today);
    return {
      thing,
      scheme,
      offered: offeredOn(scheme, { kind: thing.kind, on: today }),
      agencies: await listAgencies(tx),
      because: await whyNoMeasure(tx, { thing, today }),
    };
  },
  subjectIds: ({ thing }) => [thing.thingId],
  send: async ({ thing, scheme, agencies }, sent) => {
    const asked = { thing, scheme, agencies, form: sent.typed };
    const change = await proposeMeasure(sent.tx, byOn(sent), asked);
    return change.measureId !== undefined
      ? { ...change, to: measurePaths.measure(change.measureId) }
      : change;
  },
  home: ({ thing }) => thingPaths.thing(thing.thingId),
  page: ({ thing, offered, agencies, because }, state) =>
    subjectFormPage({
      thing,
      heading: "Propose a measure",
      intro: (
        <InsetText>
          {because === undefined
            ? "Nothing is done yet: a named person decides first whether it is safe to act. Everyone who reads measures reads these words."
            : `${noMeasureWords[because]}.`}
        </InsetText>
      ),
      form: proposeForm,
      state,
      drawing: { offered, agencies },
      action: measurePaths.propose(thing.thingId),
      button: "Propose the measure",
    }),
});
