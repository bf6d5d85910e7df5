const ofChild = (personId: string): string => `/children/${personId}/documents`;

/** Addresses of documents, built in one place. */
export const documentPaths = {
  list: ofChild,
  add: (personId: string): string => `${ofChild(personId)}/add`,
  file: (personId: string, documentId: string): string => `${ofChild(personId)}/${documentId}/file`,
  takeBack: (personId: string, documentId: string): string =>
    `${ofChild(personId)}/${documentId}/take-back`,
  lookThrough: (personId: string, documentId: string): string =>
    `${ofChild(personId)}/${documentId}/look-through`,
  picture: (personId: string, documentId: string): string =>
    `${ofChild(personId)}/${documentId}/picture`,
};
