const withSearch = (path: string, search: string): string =>
  search === "" ? path : `${path}?${search}`;

export const gridPaths = {
  /** With the list's own query, as `trackerList.text` writes it. */
  edit: (search = ""): string => withSearch("/children/edit", search),
  saves: "/children/edit/saves",
  save: (saveId: string): string => `/children/edit/saves/${saveId}`,
  undo: (saveId: string): string => `/children/edit/saves/${saveId}/undo`,
  columns: "/children/columns",
  column: (columnId: string): string => `/children/columns/${columnId}`,
  move: (columnId: string): string => `/children/columns/${columnId}/move`,
  retire: (columnId: string): string => `/children/columns/${columnId}/retire`,
  bringBack: (columnId: string): string => `/children/columns/${columnId}/bring-back`,
  newChild: "/children/new",
};
