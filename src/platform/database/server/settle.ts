import { clusterMajor } from "./cluster.ts";
import { copyPrograms } from "./copied-programs.ts";
import { findBinaries, type Binaries, type ServerSource } from "./find-binaries.ts";
import { openPlaces, placeElsewhere, type Places } from "./places.ts";
import { minimalEnvironment } from "./processes.ts";
import { chooseRunAs, findRunAs, reachOfAccount, type RunAs } from "./run-as.ts";
import { whatToCopy, type Copying } from "./what-to-copy.ts";

export type StartOptions = {
  /** Made if missing; the server keeps everything in its sub-folder `postgres`. */
  readonly dataDir: string;
  /** This one only. Left out: the operating system's if it has a fitting one, else npm's. */
  readonly prefer?: ServerSource | undefined;
  /** Where else to look for the operating system's programs; like PATH. */
  readonly searchPath?: string | undefined;
};

/** Where the server of a data folder stands; for one that only root may enter, a place outside is made. */
export function settlePlaces(options: StartOptions): Places {
  const places = openPlaces(options.dataDir);
  const isElsewhere = copyingFor(places, binariesFor(places, options))?.data === true;
  return isElsewhere ? placeElsewhere(options.dataDir) : places;
}

/** Whose programs are run, and as whom; copied first where the account cannot reach them. */
export function howToRun(
  places: Places,
  options: StartOptions,
): { readonly binaries: Binaries; readonly runAs: RunAs } {
  const found = binariesFor(places, options);
  const binaries =
    copyingFor(places, found)?.programs === true ? copyPrograms(found, places.folder) : found;
  return { binaries, runAs: chooseRunAs(places.folder, binaries.folder) };
}

const binariesFor = (places: Places, { prefer, searchPath }: StartOptions): Binaries =>
  findBinaries({
    source: prefer,
    major: clusterMajor(places),
    searchPath: searchPath ?? minimalEnvironment.PATH,
  });

/** Only where no way works as things are. */
function copyingFor(places: Places, { folder, source }: Binaries): Copying | undefined {
  if (findRunAs(places.folder, folder)) return undefined;
  const reach = reachOfAccount(places.folder, folder);
  if (!reach) return undefined;
  const hasCluster = clusterMajor(places) !== undefined;
  return whatToCopy({ enters: reach.enters, runs: reach.runs, source, hasCluster });
}
