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

type Named = Pick<DraftForm, "name" | "title">;

/** A form at an address below the child's record, and about the child alone. Its title names nobody. */
export const childDraft = (name: string, title: string, place: string): DraftForm => ({
  name,
  title,
  address: below(() => place),
  mayOpen: opensChild(),
});

/** A form about something of a child: a key that is no record, or a row of the child's. */
export const draftOfChilds = (
  named: Named,
  rest: "key" | RowOf,
  place: (rest: string) => string,
): DraftForm => ({ ...named, address: below(place), mayOpen: opensChild(rest) });
