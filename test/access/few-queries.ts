/** Whether a page has been seen under enough queries: twice under the same names, and eight times in all. */
export function fewQueries(): (address: string) => boolean {
  const seen = new Map<string, number>();
  return (address) => {
    const [path = "", query = ""] = address.split("?");
    if (query === "") return false;
    const names = [...new Set(new URLSearchParams(query).keys())].sort().join(" ");
    const [all, alike] = [seen.get(path) ?? 0, seen.get(`${path} ${names}`) ?? 0];
    if (all >= 8 || alike >= 2) return true;
    seen.set(path, all + 1).set(`${path} ${names}`, alike + 1);
    return false;
  };
}
