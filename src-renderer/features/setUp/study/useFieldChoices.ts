import { computed, type ComputedRef } from 'vue';
import { formGroups } from '../formGroups';
import { useSetUpStore } from '../setUpStore';
import { valueAt, variableFields } from './variableFields';

// The component library's options have an index signature, which an interface has not.
// eslint-disable-next-line @typescript-eslint/consistent-type-definitions
type FieldChoiceGroup = { type: 'group'; key: string; label: string; children: { value: string; label: string }[] };

/** The fields that the form's experiment has and a study can vary, under the form's headings. */
export function useFieldChoices(): ComputedRef<FieldChoiceGroup[]> {
  const setUp = useSetUpStore();
  return computed(() => formGroups.flatMap(({ name, title }) => {
    const children = variableFields.filter(({ group, path }) => group === name && valueAt(setUp.lastValid, path) !== undefined).map(({ path, title: label }) => ({ value: path, label }));
    return children.length === 0 ? [] : [{ type: 'group' as const, key: name, label: title, children }];
  }));
}
