const query = (references: readonly string[], of?: string): string => {
  const said = new URLSearchParams(references.map((one) => ["with", one]));
  if (of !== undefined) said.set("of", of);
  return said.size > 0 ? `?${said.toString()}` : "";
};

type One = { readonly references: readonly string[]; readonly of: string };

/** Every address of this room. */
export const groupPaths = {
  group: (personId: string, references: readonly string[] = []): string =>
    `/children/${personId}/group-chronology${query(references)}`,
  one: (personId: string, { references, of }: One): string =>
    `/children/${personId}/group-chronology/print${query(references, of)}`,
  file: (personId: string, { references, of }: One): string =>
    `/children/${personId}/group-chronology/print.docx${query(references, of)}`,
};
