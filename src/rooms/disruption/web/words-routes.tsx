import { datePartsOf } from "../../../kernel/fields.ts";
import { anId } from "../../../platform/http/field.ts";
import { holds } from "../../../platform/access/actor.ts";
import { childForm, childFormPage, childParams } from "../../child-record/index.ts";
import { listLinksWith } from "../../people-and-places/index.ts";
import { childWordsForm, recordChildWords } from "../child-words.ts";
import { findMeasure } from "../measure-reads.ts";
import { byOn } from "./measure-routes.tsx";
import { measurePaths } from "./paths.ts";

/** What a child says about a measure on a subject that they are linked with. */
export const wordsRoutes = childForm({
  path: "/children/:personId/measures/:measureId",
  params: childParams.extend({ measureId: anId }),
  permission: "measure.record",
  reads: "measure.words.read",
  action: "measure.words.add",
  done: "Saved with the child’s record.",
  form: childWordsForm,
  about: async (facts, tx, { measureId }) => {
    const measure = await findMeasure(tx, measureId);
    if (!measure || !holds(facts.actor, "measure.record")) return undefined;
    const links = await listLinksWith(tx, facts.actor, { thingId: measure.thingId });
    const isLinked = links.some(({ personId }) => personId === facts.person.personId);
    return isLinked ? { facts, measure } : undefined;
  },
  begin: ({ facts }, { blank }) => ({ ...blank, saidOn: datePartsOf(facts.today) }),
  send: ({ facts, measure }, sent) => {
    const { personId } = facts.person;
    return recordChildWords(sent.tx, byOn(sent), { personId, measure, form: sent.typed });
  },
  home: ({ measure }) => measurePaths.measure(measure.measureId),
  page: ({ facts, measure }, state) =>
    childFormPage({
      facts,
      tab: "worry",
      heading: "What the child says about a measure",
      intro: `${measure.name}: ${measure.thing}. What is written here stands on the child’s record. Ask only where it is safe, and once.`,
      form: childWordsForm,
      state,
      drawing: {},
      action: measurePaths.words(facts.person.personId, measure.measureId),
      button: "Save",
    }),
});
