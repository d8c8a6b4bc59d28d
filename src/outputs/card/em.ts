/** What letters are measured in: parts of the font size. Inter's own, so that its lengths are whole numbers. */
export const em = 2048;

/** Of Inter, as multiples of the font size. */
export const ascent = 0.96875;
export const descent = 0.2412;
