/** Index of refraction of crown glass. */
const index = 1.52;

/** Speed of light in it, in thousands of km/s. */
export const speed = 299.792458 / index;
