/** A field as a partnership words it; an empty hint is none. */
type FieldWords = { readonly label: string; readonly hint: string };

/** Label and hint of a field; `optional` is added where the field can be left out. */
export const worded = ({ label, hint }: FieldWords, optional?: string) => ({
  label: { text: optional === undefined ? label : `${label} ${optional}` },
  hint: hint === "" ? undefined : { text: hint },
});
