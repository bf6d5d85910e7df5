import { BlockList, isIP } from "node:net";

/** A receiver inside the organisation’s own network that its administrator allows, and where its name may lead. */
export type Inside = {
  readonly host: string;
  /** "10.20.3.0/24" */
  readonly range: string;
};

/** Networks of organisations (RFC 1918, RFC 6598, RFC 4193). This machine, its link and groups are in none. */
const networks = ["10.0.0.0/8", "172.16.0.0/12", "192.168.0.0/16", "100.64.0.0/10", "fc00::/7"];

const kindOf = (address: string): "ipv4" | "ipv6" => (isIP(address) === 6 ? "ipv6" : "ipv4");

/** A range or a single address taken apart; undefined for anything else. */
function partsOf(range: string) {
  const [net = "", bits, ...more] = range.split("/");
  const most = isIP(net) === 6 ? 128 : 32;
  const size = bits === undefined ? most : Number(/^\d{1,3}$/u.test(bits) ? bits : "999");
  if (isIP(net) === 0 || more.length > 0 || size > most) return undefined;
  return { net, size, kind: kindOf(net) };
}

function holds(range: string, address: string): boolean {
  const parts = partsOf(range);
  if (!parts || isIP(address) === 0) return false;
  const list = new BlockList();
  list.addSubnet(parts.net, parts.size, parts.kind);
  // An IPv4 address in the clothes of IPv6 is neither: it is looked at as it is written.
  return parts.kind === kindOf(address) && list.check(address, parts.kind);
}

const isInNetwork = (range: string): boolean => {
  const parts = partsOf(range);
  return (
    parts !== undefined &&
    networks.some((one) => {
      const of = partsOf(one);
      return of !== undefined && parts.size >= of.size && holds(one, parts.net);
    })
  );
};

const isHost = (host: string): boolean =>
  isIP(host) > 0 || /^(?=.{1,253}$)[a-z\d]([a-z\d-]{0,62}\.)*[a-z\d][a-z\d-]{0,62}$/u.test(host);

/**
 * "records.eastmoor.internal=10.20.3.0/24, …" as a list; undefined where something in it is no name with a
 * range of a private network. A name alone is not enough: whoever keeps the name server could lead it anywhere.
 */
export function readInside(text: string): readonly Inside[] | undefined {
  const all = text.split(",").flatMap((one) => one.trim() || []);
  const read = all.map((one): Inside => {
    const [host = "", range = "", ...more] = one.split("=").map((part) => part.trim());
    return { host: host.toLowerCase(), range: more.length > 0 ? "" : range };
  });
  return read.every(({ host, range }) => isHost(host) && isInNetwork(range)) ? read : undefined;
}

/** Whether an administrator allows this receiver by its name. */
export const isInsideHost = (inside: readonly Inside[], host: string): boolean =>
  inside.some((one) => one.host === host.toLowerCase());

/** Whether an administrator allows this receiver at this address. */
export const mayReachInside = (inside: readonly Inside[], host: string, address: string): boolean =>
  inside.some((one) => one.host === host.toLowerCase() && holds(one.range, address));
