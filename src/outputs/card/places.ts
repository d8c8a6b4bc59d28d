import { cardSize } from './card.ts';

/** Where things stand on a card, in px from its top left. */
export const left = 64;
export const top = 56;
export const bottom = cardSize.height - 56;
export const panelWidth = 452;
export const panelPadding = 36;
export const panelLeft = cardSize.width - panelWidth;
/** Room for text left of the panel. */
export const textWidth = panelLeft - left - 52;
export const markSize = 42;
export const largeMarkSize = 260;
