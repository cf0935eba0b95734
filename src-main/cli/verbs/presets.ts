import { presets } from '@shared/experiment/presets';
import { Command } from 'commander';
import { findPreset } from '../input/readExperiment';

const examples = `
Examples:
  sbd presets
  sbd presets circles-demonstration-broadcast > experiment.json`;

/** `sbd presets`: lists the ready-made experiments, or prints one of them whole. */
export function presetsVerb(): Command {
  return new Command('presets')
    .description('list the ready-made experiments, or print one as JSON')
    .argument('[id]', 'preset to print, in the form that `sbd train --config` reads')
    .option('--json', 'list as JSON')
    .addHelpText('after', examples)
    .action((id: string | undefined, { json }: { json?: boolean }) => {
      if (id !== undefined) console.log(JSON.stringify(findPreset(id).experiment, null, 2));
      else if (json) console.log(JSON.stringify(presets));
      else for (const preset of presets) console.log(`${preset.id}\n  ${preset.title}. ${preset.summary}`);
    });
}
