type Said = {
  /** Of what one press asked. */
  readonly asked?: string | undefined;
  readonly own?: number | undefined;
  readonly unseen?: number | undefined;
};

type Listed = Said & { readonly agency?: string | undefined; readonly page?: number | undefined };

const withQuery = (path: string, query: Readonly<Record<string, string>>): string => {
  const text = new URLSearchParams(query).toString();
  return text === "" ? path : `${path}?${text}`;
};

const counts = ({ asked, own = 0, unseen = 0 }: Said): Readonly<Record<string, string>> => ({
  ...(asked === undefined ? {} : { asked }),
  ...(own > 0 ? { own: String(own) } : {}),
  ...(unseen > 0 ? { unseen: String(unseen) } : {}),
});

/** Every address of chasing and of answering. */
export const chasingPaths = {
  list: ({ agency, page = 1, ...said }: Listed = {}): string =>
    withQuery("/overdue", {
      ...(agency === undefined ? {} : { agency }),
      ...(page > 1 ? { page: String(page) } : {}),
      ...counts(said),
    }),
  askAll: "/chasing/ask",
  ask: (personId: string): string => `/children/${personId}/chases`,
  agree: (personId: string, chaseId: string): string =>
    `/children/${personId}/chases/${chaseId}/agree`,
  work: "/work",
  asked: "/asked",
  answer: (chaseId: string, answer = ""): string =>
    `/asked/${chaseId}${answer === "" ? "" : `?answer=${answer}`}`,
  /** Where a button was pressed, saying what came of it. */
  saying: (address: string, said: Said): string => {
    const [before = "", fragment] = address.split("#");
    const [path = "", query = ""] = before.split("?");
    const kept = new URLSearchParams(query);
    for (const name of ["asked", "own", "unseen", "answered"]) kept.delete(name);
    const full = withQuery(path, { ...Object.fromEntries(kept), ...counts(said) });
    return fragment === undefined ? full : `${full}#${fragment}`;
  },
};
