const query = (references: readonly string[], of?: string): string => {
  const said = new URLSearchParams(references.map((one) => ["with", one]));
  if (of !== undefined) said.set("of", of);
  return said.size > 0 ? `?${said.toString()}` : "";
};

/** Every address of this room. */
export const groupPaths = {
  group: (personId: string, references: readonly string[] = []): string =>
    `/children/${personId}/group-chronology${query(references)}`,
  one: (
    personId: string,
    { references, of }: { readonly references: readonly string[]; readonly of: string },
  ): string => `/children/${personId}/group-chronology/print${query(references, of)}`,
};
