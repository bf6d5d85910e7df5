/** What a column is for, as far as reading children needs to know. */
export const roles = [
  "dateOfBirth", "surname", "forename", "name", "alias", "sex", "level", "reference", "referredOn",
  "lastMapOn", "lastPanelOn", "closedOn", "status", "missing", "returnInterview", "school", "ward",
  "lead", "ethnicity", "associates", "locations", "comments", "otherDate",
] as const; // prettier-ignore

export type Role = (typeof roles)[number];

/** What a person may say of a column: one of the roles, or that it is to be left alone. */
export const columnRoles = [...roles, "ignore"] as const;
export type ColumnRole = (typeof columnRoles)[number];

/** Several columns of one sheet may have these; every other role is one column's. */
export const sharedRoles: ReadonlySet<Role> = new Set([
  "comments",
  "associates",
  "locations",
  "otherDate",
]);

/** Columns read as dates other than the date of birth. */
export const dateRoles: ReadonlySet<Role> = new Set([
  "referredOn",
  "lastMapOn",
  "lastPanelOn",
  "closedOn",
  "otherDate",
]);

/** How a page names what a column was taken for. */
export const roleWords: Readonly<Record<ColumnRole, string>> = {
  dateOfBirth: "Date of birth",
  surname: "Family name",
  forename: "Forename",
  name: "Whole name",
  alias: "Other names",
  sex: "Sex",
  level: "Level",
  reference: "Your own reference",
  referredOn: "Date referred",
  lastMapOn: "Last multi-agency planning meeting",
  lastPanelOn: "Last panel",
  closedOn: "Date closed",
  status: "Open or closed",
  missing: "Missing episodes in 90 days",
  returnInterview: "Return home interview",
  school: "School",
  ward: "Ward",
  lead: "Lead practitioner",
  ethnicity: "Ethnicity",
  associates: "People around the child",
  locations: "Places",
  comments: "Notes",
  otherDate: "Another date",
  ignore: "Leave this column alone",
};
