/** Shape of a transformer: attention heads, width, layers. */
export interface Shape {
  heads: number;
  width: number;
  layers: number;
}

export const shapes = {
  gpt2: { heads: 12, width: 768, layers: 12 },
  gpt3: { heads: 96, width: 12288, layers: 96 },
  mtnlg: { heads: 128, width: 20480, layers: 105 },
} as const satisfies Record<string, Shape>;

/**
 * Estimates the bytes that one transformer layer keeps for the backward pass, at 16 bits with dropout.
 *
 * @param shape     Heads and width.
 * @param sequence  Tokens s of a sequence; the micro-batch is 1.
 * @param flash     Whether the s × s matrices are never stored; its softmax statistics are neglected.
 * @returns bytes kept if nothing is recomputed (sh(34 + 5as/h)), the attention matrices (34sh), or the whole layer (2sh,
 *   its input).
 *
 * Without tensor parallelism; embeddings, logits, weights and optimizer states are left out.
 * Source: Korthikanti et al. 2022, "Reducing Activation Recomputation in Large Transformer Models", sections 4 and 5.
 */
export function keptBytes(
  { heads, width }: Shape,
  sequence: number,
  flash: boolean,
): { none: number; selective: number; full: number } {
  const unit = sequence * width;
  const attention = flash ? 0 : 5 * heads * sequence * sequence;
  return { none: 34 * unit + attention, selective: 34 * unit, full: 2 * unit };
}
