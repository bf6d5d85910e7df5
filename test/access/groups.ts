/** Roles that never see a child, by any way. */
export const neverSeeAChild =
  "analyst training commissioner licensing board councillor governance admin";
export const sampled = "scrutineer auditor";
export const workWithChildren =
  "coordinator mash lead manager school youthworker chair police intelligence nurse";
/** Reach the import team's children without being in their circle. */
export const reachAnyway = "coordinator mash lead manager";
export const reachByCircle = "school youthworker chair police intelligence nurse";
export const everybody = `${workWithChildren} ${sampled} ${neverSeeAChild}`;
/** A list that whoever works with children opens. */
export const listed = { 200: workWithChildren, 403: `${sampled} ${neverSeeAChild}` };

export function without(keys: string): string {
  return everybody
    .split(" ")
    .filter((one) => !keys.split(" ").includes(one))
    .join(" ");
}

type Statuses = Readonly<Record<number, string>>;

/**
 * Rows of what some of those with a reach may record about a child.
 * @param records who may, by keys with spaces between
 */
export function recordedBy(records: string) {
  const may = records.split(" ");
  const withReach = `${workWithChildren} ${sampled}`;
  const mayNot = withReach.split(" ").filter((one) => !may.includes(one));
  const refused: Statuses = { 403: `${mayNot.join(" ")} ${neverSeeAChild}` };
  const unrecorded: Statuses = { 404: records, ...refused };
  return {
    /** Sent to what has no such id here. */
    unrecorded,
    /** Read where nothing has such an id. */
    unseen: { 404: withReach, 403: neverSeeAChild } as Statuses,
    /** @param opens who of them reaches the child: all, none, or these */
    formOf: (opens: string, status: 200 | 303 | 422): Statuses => {
      if (opens === "all") return { [status]: records, ...refused };
      if (opens === "none") return unrecorded;
      const reach = opens.split(" ");
      const others = may.filter((one) => !reach.includes(one));
      return { [status]: opens, 404: others.join(" "), ...refused };
    },
  };
}

/** Who reads what a partnership configured. */
export const configure =
  "coordinator mash manager chair analyst board scrutineer auditor governance admin";
