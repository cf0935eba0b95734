/** A copy without Vue's proxies, which `structuredClone` refuses; for what JSON can hold. */
export function plainCopy<Value>(value: Value): Value {
  return JSON.parse(JSON.stringify(value)) as Value;
}
