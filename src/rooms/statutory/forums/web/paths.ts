const ofChild = (personId: string): string => `/children/${personId}/forums`;

/** Every address of this room. */
export const forumPaths = {
  all: "/forums",
  known: (forum: string, page = 1): string =>
    page === 1 ? `/forums/${forum}` : `/forums/${forum}?page=${page}`,
  members: (forum: string): string => `/forums/${forum}/list`,
  endMember: (forum: string, memberId: string): string => `/forums/${forum}/list/${memberId}/end`,
  child: ofChild,
  record: (personId: string, forum = ""): string =>
    `${ofChild(personId)}/new${forum === "" ? "" : `?forum=${forum}`}`,
  reference: (personId: string, referenceId: string, part = ""): string =>
    `${ofChild(personId)}/${referenceId}${part}`,
};
