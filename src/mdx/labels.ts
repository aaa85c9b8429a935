/** How an addition of this guide is announced, and something that the source leaves open. */
export const ADDED = 'Added by this guide';
export const LEFT_OPEN = 'The source leaves this open';
