import type { Node } from '@takumi-rs/core';

/** Nodes of cards. */

export type BoxStyle = NonNullable<Node['style']>;

/** A flex container; children that are undefined are left out. */
export const box = (style: BoxStyle, ...children: (Node | undefined)[]): Node => ({
  type: 'container',
  style: { display: 'flex', ...style },
  children: children.filter((child) => child !== undefined),
});

const lineBox = '40px';

/** A line that ends in an ellipsis where it is too long. */
export const textLine = (text: string, style: BoxStyle): Node => ({
  type: 'text',
  text,
  style: {
    whiteSpace: 'nowrap',
    overflow: 'hidden',
    textOverflow: 'ellipsis',
    lineHeight: lineBox,
    ...style,
  },
});

/** The text of an SVG as an image of a size in px. */
export const svgImage = (svg: string, width: number, height: number): Node =>
  image(`data:image/svg+xml;base64,${Buffer.from(svg).toString('base64')}`, width, height);
/** A picture by its address, of a size in px. */
export const image = (src: string, width: number, height: number): Node => ({
  type: 'image',
  src,
  width,
  height,
});
