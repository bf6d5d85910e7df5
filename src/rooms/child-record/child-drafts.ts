import { findMergedInto, findPerson } from "../subjects/index.ts";
import { opensRow, type DraftForm, type MayOpen, type RowOf } from "../work/index.ts";

/** A record within reach, or one that another within reach stands for meanwhile: what is typed goes there. */
export const opensRecord: MayOpen = async (tx, actor, personId) =>
  (await findPerson(tx, actor, personId)) !== undefined ||
  (await findMergedInto(tx, personId)) !== undefined;

/** A child, and after it nothing, the key of something that is no record, or a row of the child's. */
const opensChild =
  (rest?: "key" | RowOf): MayOpen =>
  async (tx, actor, subject) => {
    const [personId = "", ...more] = subject.split("/");
    if (more.length !== (rest === undefined ? 0 : 1)) return false;
    if (!(await opensRecord(tx, actor, personId))) return false;
    return rest === undefined || rest === "key"
      ? true
      : opensRow(tx, actor, { ...rest, id: more[0] ?? "" });
  };

/** A form at an address below a child's record: what it is about is the child, and what of the child. */
const below =
  (place: (rest: string) => string) =>
  (subject: string): string => {
    const [personId = "", rest = ""] = subject.split("/");
    return `/children/${personId}/${place(rest)}`;
  };

const ofChild = opensChild();
const episodes = { table: "protect.missing_episodes", key: "missing_episode_id" };
const assessments = { table: "protect.assessments", key: "assessment_id" };

/** At an address below the child's record, and about the child alone. */
const plain = (name: string, title: string, place: string): DraftForm => ({
  ...{ name, title, address: below(() => place), mayOpen: ofChild },
});

/** Forms about a child that are kept while they are filled in. Titles name nobody. */
export const childDrafts: readonly DraftForm[] = [
  plain("exploitation", "An account of exploitation", "exploitation/add"),
  plain("note", "A note on a child’s record", "note"),
  plain("harm-status", "A harm status", "harm-status"),
  plain("level", "A level", "level"),
  {
    ...{ name: "tool", title: "A screening tool", mayOpen: opensChild("key") },
    address: below((tool) => `tools/${tool}`),
  },
  {
    ...{ name: "interview", title: "A return home interview", mayOpen: opensChild(episodes) },
    address: below((episode) => `missing/${episode}/interview`),
  },
  {
    ...{ name: "assessment", title: "The end of an assessment", mayOpen: opensChild(assessments) },
    address: below((assessment) => `assessments/${assessment}/finish`),
  },
  plain("visit", "A visit", "visits/new"),
  plain("voice", "What a child said", "voice"),
  plain("supervision", "Supervision", "supervision"),
  plain("closing", "A proposal to close", "closing/new"),
];
