import ConfigurationDialog from '@renderer/features/setUp/ConfigurationDialog.vue';
import { useSetUpStore } from '@renderer/features/setUp/setUpStore';
import { useToasts } from '@renderer/shared/ui/toasts';
import { flushPromises } from '@vue/test-utils';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { mountScreen, type Mounted } from '../support/mountScreen';
import { sampleExperiment } from '../support/sampleRuns';

let mounted: Mounted;

beforeEach(async () => {
  localStorage.clear();
  mounted = await mountScreen(ConfigurationDialog, { props: { shown: true } });
  await flushPromises();
});
afterEach(() => {
  mounted.wrapper.unmount();
  document.body.replaceChildren();
  for (const { id } of useToasts().toasts.value) useToasts().dismiss(id);
});

const dialog = () => document.querySelector('[role="dialog"]')!;
const textarea = () => dialog().querySelector('textarea')!;
const button = (text: string) => [...dialog().querySelectorAll('button')].find((candidate) => candidate.textContent.trim() === text)!;

async function paste(text: string): Promise<void> {
  textarea().value = text;
  textarea().dispatchEvent(new Event('input', { bubbles: true }));
  await flushPromises();
}

describe('the experiment as JSON', () => {
  it('is what the form holds', () => {
    expect(JSON.parse(textarea().value)).toEqual(sampleExperiment());
    expect(button('Use in the form').disabled).toBe(true);
  });

  it('replaces the form by a valid text, and can be undone', async () => {
    await paste(JSON.stringify({ ...sampleExperiment(), name: 'pasted' }));
    button('Use in the form').click();
    await flushPromises();
    expect(useSetUpStore().draft.name).toBe('pasted');
    useToasts().toasts.value[0]!.action!.run();
    expect(useSetUpStore().draft.name).toBe(sampleExperiment().name);
  });

  it('names unknown fields and leaves the form alone', async () => {
    await paste(JSON.stringify({ ...sampleExperiment(), name: 'pasted', epochs: 3 }));
    expect(dialog().querySelector('[role="alert"]')!.textContent).toContain('epochs is not a field that this version knows');
    expect(button('Use in the form').disabled).toBe(true);
    expect(useSetUpStore().draft.name).toBe(sampleExperiment().name);
  });

  it('reads a file, and refuses one that is too large', async () => {
    const picker = dialog().querySelector<HTMLInputElement>('input[type="file"]')!;
    const choose = async (file: File) => {
      Object.defineProperty(picker, 'files', { value: [file], configurable: true });
      picker.dispatchEvent(new Event('change'));
      await flushPromises();
    };
    await choose(new File(['x'.repeat(1_000_001)], 'metrics.json'));
    expect(dialog().querySelector('[role="alert"]')!.textContent).toContain('metrics.json is too large');
    await choose(new File([JSON.stringify({ ...sampleExperiment(), name: 'from a file' })], 'config.json'));
    expect(JSON.parse(textarea().value)).toMatchObject({ name: 'from a file' });
    expect(dialog().querySelector('[role="alert"]')).toBeNull();
  });
});
