/** Words on the page, which may depend on what the form is drawn with. */
export type Words<D> = string | ((drawing: D) => string);

export const said = <D>(words: Words<D>, drawing: D): string =>
  typeof words === "string" ? words : words(drawing);
