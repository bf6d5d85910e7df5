const paper = (paperId: string): string => `/papers/${paperId}`;

/** Every address of this room, built in one place. */
export const paths = {
  list: "/papers",
  register: (before = ""): string => `/papers/register${before === "" ? "" : `?before=${before}`}`,
  ofChild: (personId: string): string => `/children/${personId}/papers`,
  paper,
  print: (paperId: string): string => `${paper(paperId)}/print`,
  ask: (paperId: string): string => `${paper(paperId)}/ask`,
  release: (paperId: string): string => `${paper(paperId)}/release`,
  sendBack: (paperId: string): string => `${paper(paperId)}/send-back`,
  withdraw: (paperId: string): string => `${paper(paperId)}/withdraw`,
  given: (paperId: string): string => `${paper(paperId)}/given`,
};
