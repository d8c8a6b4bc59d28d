/** Soft prompts and prefixes of the model, as `prompts.bin` has them. */
import type { Prefix } from './forward.ts';
import { sizes } from './model.ts';
import { readTensors } from './tensor-file.ts';

/** Lengths that were trained. */
export const lengths = [1, 8, 32] as const;

function tensor(file: ArrayBuffer, name: string): Float32Array {
  const found = readTensors(file).get(name);
  if (!found) throw new Error(`the file of prompts has no “${name}”`);
  return found.values;
}

/**
 * Vectors before the text, shape [length, width].
 *
 * @throws Error if the file is damaged, or has no prompt of this length.
 */
export const softPrompt = (file: ArrayBuffer, length: number): Float32Array =>
  tensor(file, `prompt.${length}`);

/**
 * Keys and values before the text: kept as [layers, keys or values, heads, length, head].
 *
 * @throws Error if the file is damaged, or has no prefix of this length.
 */
export function prefix(file: ArrayBuffer, length: number): Prefix {
  const { layers, heads, head, width } = sizes;
  const given = tensor(file, `prefix.${length}`);
  const part = (kind: 0 | 1): Float32Array => {
    const out = new Float32Array(layers * length * width);
    for (let layer = 0; layer < layers; layer++)
      for (let h = 0; h < heads; h++)
        for (let t = 0; t < length; t++) {
          const from = (((layer * 2 + kind) * heads + h) * length + t) * head;
          out.set(given.subarray(from, from + head), (layer * length + t) * width + h * head);
        }
    return out;
  };
  return { length, keys: part(0), values: part(1) };
}
