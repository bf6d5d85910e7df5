import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

const rooms = "src/rooms/";
/** Folders that a room keeps its pages and examples in. */
const shelves = new Set(["web", "fixtures"]);

/**
 * The room that a file stands in: a folder of src/rooms, or of the folders in it, with its pages
 * ("statutory/nrm"). What stands in no folder of its own is of the room itself ("visits").
 */
export function roomOf(file: string): string | undefined {
  if (!file.startsWith(rooms)) return undefined;
  const [room, ...folders] = file.slice(rooms.length).split("/").slice(0, -1);
  if (room === undefined) return undefined;
  const part = folders.find((folder) => !shelves.has(folder));
  return part === undefined ? room : `${room}/${part}`;
}

export function roomsOf(files: Iterable<string>): ReadonlySet<string> {
  return new Set([...files].flatMap((file) => roomOf(file) ?? []));
}

export type Source = { readonly file: string; readonly text: string };

/** Rooms by the path of a route. */
export type RoomsByPath = ReadonlyMap<string, ReadonlySet<string>>;

/**
 * Which rooms a route belongs to: those that name its path as a route, else those whose files say it at
 * all, else, where a path is put together, those of the nearest one above it. Rather too many than none.
 */
export function roomsByPath(paths: Iterable<string>, sources: readonly Source[]): RoomsByPath {
  const routes = saidIn(sources, /\bpath:\s*["'`](\/[^"'`\n]*)["'`]/g);
  const anywhere = saidIn(sources, /["'`](\/[^"'`\n]*)["'`]/g);
  const of = (path: string): ReadonlySet<string> => {
    const found = routes.get(path) ?? anywhere.get(path);
    const above = path.slice(0, path.lastIndexOf("/"));
    return found ?? (above === "" ? new Set() : of(above));
  };
  return new Map([...paths].map((path) => [path, of(path)]));
}

function saidIn(sources: readonly Source[], what: RegExp): ReadonlyMap<string, Set<string>> {
  const found = new Map<string, Set<string>>();
  for (const { file, text } of sources) {
    const room = roomOf(file);
    for (const [, path = ""] of text.matchAll(what)) {
      const rooms = found.get(path) ?? new Set();
      // What is a route of no room is of none, whoever links to it.
      found.set(path, room === undefined ? rooms : rooms.add(room));
    }
  }
  return found;
}

const root = join(import.meta.dirname, "../..");

/** Everything that a route may stand in. */
export function sourcesOfRoutes(): readonly Source[] {
  return readdirSync(join(root, "src"), { recursive: true, encoding: "utf8" })
    .filter((name) => /\.tsx?$/.test(name) && !/\.test\.tsx?$/.test(name))
    .map((name) => ({ file: `src/${name}`, text: readFileSync(join(root, "src", name), "utf8") }));
}

/** Which rooms an address leads to: those of the routes that its path is of. */
export function roomsAt(rooms: RoomsByPath): (address: string) => ReadonlySet<string> {
  const patterns = [...rooms].map(
    ([path, of]) =>
      [
        new RegExp(`^${path.replaceAll(/[.*]/g, String.raw`\$&`).replaceAll(/:\w+/g, "[^/]+")}$`),
        of,
      ] as const,
  );
  const known = new Map<string, ReadonlySet<string>>();
  return (address) => {
    const path = address.replace(/[?#].*$/, "");
    const found =
      rooms.get(path) ??
      known.get(path) ??
      new Set(patterns.flatMap(([pattern, of]) => (pattern.test(path) ? [...of] : [])));
    known.set(path, found);
    return found;
  };
}
