// A value on a study's axis, as Set up names it (`β 4`) or as somebody else did (`4`), for two places.

/** `4` of the value `β 4`: beneath or beside the axis's title. */
export function shortValueLabel(title: string, label: string): string {
  return label.startsWith(`${title} `) && label.length > title.length + 1 ? label.slice(title.length + 1) : label;
}

/** `β 4` of the value `4`, which says nothing by itself: among the values of other axes. */
export function fullValueLabel(title: string, label: string): string {
  return label !== '' && Number.isFinite(Number(label)) ? `${title} ${label}` : label;
}
