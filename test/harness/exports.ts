/** A form for taking the tracker out, right in every field: no names, no ward, no school. */
export const exportForm = {
  purpose: "panel",
  "purpose-words": "",
  recipient: "own",
  agency: "",
  "only-involved": "yes",
  outside: "",
  basis: "",
  "basis-reason": "",
  names: "no",
  "names-reason": "",
  columns: "level",
  format: "csv",
  "destroy-day": "22",
  "destroy-month": "12",
  "destroy-year": "2026",
};
