/**
 * An id for a new study: UTC time to the second and the words of its name, such as `20261121-215501-beta-sweep`; with a number
 * behind it where that is taken.
 */
export function studyId(name: string, createdAt: Date, isTaken: (id: string) => boolean): string {
  const digits = createdAt.toISOString().replace(/[-:T]/g, '');
  const words = name.normalize('NFKD').toLowerCase().replace(/[^0-9a-z]+/g, '-').slice(0, 48).replace(/^-|-$/g, '');
  const id = `${digits.slice(0, 8)}-${digits.slice(8, 14)}-${words === '' ? 'study' : words}`;
  if (!isTaken(id)) return id;
  let number = 2;
  while (isTaken(`${id}-${String(number)}`)) number += 1;
  return `${id}-${String(number)}`;
}
