import { folded, groupsOf } from "../words.ts";
import { isAnybodys } from "./email.ts";
import type { Identified } from "./entries.ts";

const domainOf = ({ email }: Identified): string | undefined =>
  email && !isAnybodys(email.domain) ? email.domain : undefined;

const most = (domains: readonly string[]): { domain: string; share: number; times: number } => {
  const [first] = [...groupsOf(domains, (domain) => domain)].toSorted(
    ([, one], [, other]) => other.length - one.length,
  );
  const times = first?.[1].length ?? 0;
  return { domain: first?.[0] ?? "", share: times / Math.max(1, domains.length), times };
};

/**
 * The organisation of an entry: the domain of its address; the domain that the other rows with the same organisation
 * have; the only domain of its file, where the file names no organisation; or the organisation as written.
 */
export function organisationsOf(
  entries: readonly Identified[],
): (entry: Identified) => string | undefined {
  const domains = [...new Set(entries.flatMap((entry) => domainOf(entry) ?? []))];
  const learned = new Map<string, string>();
  const named = groupsOf(entries, ({ organisation }) =>
    organisation === "" ? undefined : organisation,
  );
  for (const [text, group] of named) {
    const { domain, share, times } = most(group.flatMap((entry) => domainOf(entry) ?? []));
    if (times >= 2 && share >= 0.9) learned.set(text, domain);
    else if (times === 0 || share >= 0.9) learned.set(text, alike(text, domains) ?? text);
  }
  const ofFile = new Map<string, string>();
  for (const [file, group] of groupsOf(entries, (entry) => entry.file)) {
    const { domain, share, times } = most(group.flatMap((entry) => domainOf(entry) ?? []));
    const isNamed = group.some(({ organisation }) => organisation !== "");
    if (!isNamed && times >= 10 && share >= 0.98) ofFile.set(file, domain);
  }
  return (entry) =>
    domainOf(entry) ??
    (entry.organisation === "" ? ofFile.get(entry.file) : learned.get(entry.organisation));
}

/** "Harbour Youth Project" and "Harbour" are harbouryouth.example, as long as no other domain begins so. */
function alike(text: string, domains: readonly string[]): string | undefined {
  const joined = text.replaceAll(" ", "");
  const [found, another] = domains.filter((domain) => {
    const label = folded(domain.split(".")[0] ?? "").replaceAll(" ", "");
    return (
      label.length >= 4 &&
      joined.length >= 4 &&
      (joined.startsWith(label) || label.startsWith(joined))
    );
  });
  return another === undefined ? found : undefined;
}
