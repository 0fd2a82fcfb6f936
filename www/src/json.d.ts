/** The other part of a JSON file that is cut in two (`parts.ts`). */
declare module "*.json?rooms" {
  const part: Readonly<Record<string, string>>;
  export default part;
}
