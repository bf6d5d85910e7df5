/** Roles that never see a child, by any way. */
export const neverSeeAChild = "analyst training commissioner board councillor governance admin";
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
